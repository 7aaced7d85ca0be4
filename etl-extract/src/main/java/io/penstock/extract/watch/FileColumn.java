package io.penstock.extract.watch;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives the rows of one file the schema of all, with the file's path behind them where that is wanted.
 *
 * @param path UTF-8; empty array for no column
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileColumn(Schema schema, byte[] path) {
    static FileColumn of(Schema schema, WatchSettings settings, Arrival file) {
        return new FileColumn(
                schema,
                settings.fileColumn().isEmpty()
                        ? new byte[0]
                        : file.path().toString().getBytes(StandardCharsets.UTF_8));
    }

    Batch widen(Batch batch) {
        if (path.length == 0) {
            return batch.with(schema, batch.columns());
        }
        int rows = batch.rowCount();
        int[] ends = new int[rows];
        Arrays.fill(ends, path.length);
        List<Column> columns = new ArrayList<>(batch.columns());
        columns.add(TextColumn.of(path, new int[rows], ends, rows, Validity.NO_NULLS));
        return batch.with(schema, columns);
    }

    /** Rejected rows and counts pass as they are: they tell of the file as it came. */
    Output before(Output next) {
        return new Output() {
            @Override
            public void emit(Batch batch) {
                next.emit(widen(batch));
            }

            @Override
            public void reject(Batch batch, RowFailures failures) {
                next.reject(batch, failures);
            }

            @Override
            public void warn(Failure failure, long rows) {
                next.warn(failure, rows);
            }

            @Override
            public void count(RowFate fate, long rows) {
                next.count(fate, rows);
            }
        };
    }
}
