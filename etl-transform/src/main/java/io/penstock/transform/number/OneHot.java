package io.penstock.transform.number;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * One INT64 column of 0 and 1 per category of a TEXT column: {@code genre_Fiction}, {@code genre_Poetry}. The categories are
 * declared, so that the schema is known before a row moves and tomorrow's file has the same columns. A null is 0 everywhere.
 */
public final class OneHot implements Transformer {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final List<String> values;
    private final String prefix;
    private final Unknown unknown;

    /** What becomes of a text that is no declared category. */
    public enum Unknown {
        /** 0 in every column. */
        IGNORE,
        /** 1 in one more column, {@code <prefix>other}. */
        OTHER,
        /** The row is rejected. */
        REJECT
    }

    private OneHot(String column, List<String> values, String prefix, Unknown unknown) {
        this.column = column;
        this.values = values;
        this.prefix = prefix;
        this.unknown = unknown;
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when no category is given or one twice */
    public static OneHot of(String column, String... values) {
        return of(column, List.of(values));
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when no category is given or one twice */
    public static OneHot of(String column, List<String> values) {
        if (values.isEmpty()) {
            throw TransformErrors.badSetting("one_hot", "at least one category is needed in 'values'");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw TransformErrors.badSetting("one_hot", "a category is named twice in 'values'");
        }
        return new OneHot(column, List.copyOf(values), column + "_", Unknown.IGNORE);
    }

    /** Before the category in the names of the new columns; the column's name and {@code _} by default. */
    public OneHot prefix(String text) {
        return new OneHot(column, values, text, unknown);
    }

    /** {@link Unknown#IGNORE} by default. */
    public OneHot unknown(Unknown policy) {
        return new OneHot(column, values, prefix, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("one_hot", column).with("values", values);
        all = prefix.equals(column + "_") ? all : all.with("prefix", prefix);
        return unknown == Unknown.IGNORE
                ? all
                : all.with("unknown", unknown.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] position = Columns.of(column).select(input, type -> type == Type.TEXT, "TEXT", problems);
        List<String> names = new ArrayList<>(values);
        if (unknown == Unknown.OTHER) {
            names.add("other");
        }
        Schema schema = input;
        for (String name : names) {
            if (schema.contains(prefix + name)) {
                problems.add(
                        TransformErrors.BAD_SETTING,
                        "there is a column '" + prefix + name + "' already. Set another 'prefix'.");
            } else {
                schema = schema.with(Field.of(prefix + name, Type.INT64));
            }
        }
        Schema output = schema;
        if (position.length == 0) {
            return BoundTransformer.broken(output);
        }
        byte[][] categories = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        Failure[] reason = {Failure.of("one_hot(" + column + ")", "is not one of the categories")};
        return BoundTransformer.of(
                output, context -> (batch, out) -> encode(batch, position[0], categories, output, reason, out));
    }

    private void encode(Batch batch, int position, byte[][] categories, Schema output, Failure[] reason, Output out) {
        TextColumn texts = (TextColumn) batch.column(position);
        int rows = batch.rowCount();
        long[][] hot = new long[output.size() - batch.schema().size()][rows];
        long[] unknowns = RowBits.none(rows);
        for (int i = 0; i < rows; i++) {
            if (!texts.isNull(i)) {
                int found = find(categories, texts, i);
                if (found >= 0) {
                    hot[found][i] = 1;
                } else if (unknown == Unknown.OTHER) {
                    hot[categories.length][i] = 1;
                } else {
                    RowBits.set(unknowns, i);
                }
            }
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        for (long[] each : hot) {
            columns.add(LongColumn.of(Type.INT64, each, rows, Validity.NO_NULLS));
        }
        Batch done = batch.with(output, columns);
        if (unknown == Unknown.REJECT) {
            FailedRows.settle(batch, done, new long[][] {unknowns}, reason, out);
        } else {
            out.emit(done);
        }
    }

    private static int find(byte[][] categories, TextColumn texts, int i) {
        for (int c = 0; c < categories.length; c++) {
            if (Arrays.equals(
                    categories[c], 0, categories[c].length, texts.bytes(), texts.starts()[i], texts.ends()[i])) {
                return c;
            }
        }
        return -1;
    }
}
