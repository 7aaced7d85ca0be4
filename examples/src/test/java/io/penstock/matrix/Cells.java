package io.penstock.matrix;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.Extractor;
import io.penstock.testkit.MemorySink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading tables and comparing them cell by cell. */
final class Cells {
    private static final int SHOWN = 8;

    private Cells() {}

    /**
     * A table as it was read.
     *
     * @param rows by their first column, whatever order they came in
     */
    record Table(Schema schema, List<List<@Nullable Object>> rows) {}

    static Table read(Extractor source) {
        MemorySink memory = MemorySink.create();
        RunReport report =
                Pipeline.named("read").extract(source).load(memory).build().run();
        if (report.status() != RunStatus.SUCCEEDED) {
            throw new AssertionError(report.toText());
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : memory.batches()) {
            batch.rows().forEach(row -> rows.add(row.values()));
        }
        rows.sort(Comparator.comparing(row -> key(row.get(0))));
        return new Table(memory.schema(), rows);
    }

    /** Numbers in their order, texts in theirs. */
    @SuppressWarnings("unchecked")
    private static Comparable<Object> key(@Nullable Object value) {
        return (Comparable<Object>) java.util.Objects.requireNonNull(value);
    }

    /** What the kinds on a way leave of rows. */
    static List<List<@Nullable Object>> held(Schema schema, List<List<@Nullable Object>> rows, Kind... way) {
        List<List<@Nullable Object>> held = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> next = new ArrayList<>(row);
            for (int c = 0; c < next.size(); c++) {
                for (Kind kind : way) {
                    Object value = next.get(c);
                    if (value != null) {
                        next.set(c, kind.held(value, schema.field(c).type()));
                    }
                }
            }
            held.add(next);
        }
        return held;
    }

    /** The first differences of every column, and how many there are; empty for none. */
    static String differences(
            Schema schema, List<List<@Nullable Object>> expected, List<List<@Nullable Object>> found) {
        StringBuilder text = new StringBuilder();
        if (expected.size() != found.size()) {
            text.append(expected.size())
                    .append(" rows were expected, there are ")
                    .append(found.size())
                    .append('\n');
        }
        for (int c = 0; c < schema.size(); c++) {
            int count = 0;
            for (int r = 0; r < Math.min(expected.size(), found.size()); r++) {
                Object wanted = comparable(expected.get(r).get(c));
                Object is = comparable(found.get(r).get(c));
                if (!wanted.equals(is) && count++ < SHOWN) {
                    text.append("row %d, %s: <%s> became <%s>%n".formatted(r, schema.field(c), wanted, is));
                }
            }
            if (count > SHOWN) {
                text.append("… %d cells of %s%n".formatted(count, schema.field(c)));
            }
        }
        return text.toString();
    }

    private static Object comparable(@Nullable Object value) {
        return value == null
                ? "null of no type"
                : value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }
}
