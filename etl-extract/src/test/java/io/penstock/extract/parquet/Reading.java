package io.penstock.extract.parquet;

import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything a source gives. */
final class Reading {
    private Reading() {}

    /** The rows, each value in {@link Duck#plain} form. */
    static List<List<Object>> plain(Extractor source) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : rows(source)) {
            List<Object> plain = new ArrayList<>();
            for (Object value : row) {
                plain.add(Duck.ours(value));
            }
            rows.add(plain);
        }
        return rows;
    }

    /** The rows as columns give them. */
    static List<List<Object>> rows(Extractor source) throws Exception {
        return read(source).rows();
    }

    static int count(Path file) throws Exception {
        return rows(ParquetExtractor.of(file)).size();
    }

    static RecordingOutput read(Extractor source) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create().batchRows(1000);
                BatchSource open = source.open(context)) {
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                piece.decode(output);
            }
        }
        return output;
    }
}
