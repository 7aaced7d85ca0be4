package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The same typed loans in both forms: batches for Penstock, Java objects for its peers. */
final class Loans implements AutoCloseable {
    private final Checkouts checkouts = new Checkouts();

    Loans(int rows) throws Exception {
        checkouts.rows = rows;
        checkouts.generate();
    }

    List<Batch> batches() throws Exception {
        return checkouts.typed();
    }

    /** Strings, longs, decimals and dates, a row a list. */
    List<List<@Nullable Object>> rows() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches()) {
            for (int i = 0; i < batch.rowCount(); i++) {
                List<@Nullable Object> row = new ArrayList<>(batch.schema().size());
                for (int c = 0; c < batch.schema().size(); c++) {
                    row.add(batch.column(c).value(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    static List<String> names(List<Batch> batches) {
        Schema schema = batches.get(0).schema();
        return IntStream.range(0, schema.size())
                .mapToObj(i -> schema.field(i).name())
                .toList();
    }

    @Override
    public void close() throws Exception {
        checkouts.delete();
    }
}
