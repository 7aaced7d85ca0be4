package io.penstock.extract.database;

import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run of a source gives. */
record Rows(RecordingOutput output, Optional<String> watermark, List<String> positions) {
    static Rows of(Extractor source) throws Exception {
        return of(source, null, 1_000);
    }

    static Rows of(Extractor source, @Nullable String watermark, int batchRows) throws Exception {
        RecordingOutput output = new RecordingOutput();
        List<String> positions = new java.util.ArrayList<>();
        try (TestContext context = TestContext.create().batchRows(batchRows)) {
            if (watermark != null) {
                context.watermark(watermark);
            }
            source.schema(context);
            try (BatchSource open = source.open(context)) {
                for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                    piece.decode(output);
                    positions.add(open.position().token());
                }
                return new Rows(output, open.watermark(), positions);
            }
        }
    }

    /** The first column's values, in order. */
    List<@Nullable Object> first() {
        return new java.util.ArrayList<>(
                output.rows().stream().<@Nullable Object>map(row -> row.get(0)).toList());
    }

    List<List<@Nullable Object>> all() {
        return output.rows();
    }

    static io.penstock.schema.Schema schema(Extractor source) throws Exception {
        try (TestContext context = TestContext.create()) {
            return source.schema(context);
        }
    }
}
