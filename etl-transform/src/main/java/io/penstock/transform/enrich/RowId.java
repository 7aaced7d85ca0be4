package io.penstock.transform.enrich;

import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Problems;
import io.penstock.spi.Step;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;

/**
 * Numbers the rows in the order they arrive, in a new column at the end of the row: {@code INT64}, or {@code TEXT} with a prefix.
 * Needs all rows in order, so it runs on one thread. Steps before it that drop rows leave no gaps.
 */
public final class RowId implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "row_id";
    private static final int MOST_DIGITS = 19;

    private final String name;
    private final long start;
    private final long step;
    private final String prefix;
    private final int digits;

    private RowId(String name, long start, long step, String prefix, int digits) {
        this.name = name;
        this.start = start;
        this.step = step;
        this.prefix = prefix;
        this.digits = digits;
    }

    public static RowId column(String name) {
        return new RowId(NewColumn.named(TYPE, name), 1, 1, "", 0);
    }

    /** The first number; 1 by default. */
    public RowId start(long number) {
        return new RowId(name, number, step, prefix, digits);
    }

    /**
     * From one number to the next; 1 by default, may be negative.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for 0
     */
    public RowId step(long distance) {
        if (distance == 0) {
            throw TransformErrors.badSetting(TYPE, "a step of 0 gives every row the same number");
        }
        return new RowId(name, start, distance, prefix, digits);
    }

    /** A text before each number, which makes the column {@code TEXT}; none by default. */
    public RowId prefix(String text) {
        return new RowId(name, start, step, text, digits);
    }

    /**
     * Fewest digits, filled with leading zeros, which makes the column {@code TEXT}; 0, as many as needed, by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is not 0 to 19
     */
    public RowId digits(int fewest) {
        if (fewest < 0 || fewest > MOST_DIGITS) {
            throw TransformErrors.badSetting(TYPE, fewest + " digits are not possible. Valid: 0 to " + MOST_DIGITS);
        }
        return new RowId(name, start, step, prefix, fewest);
    }

    private boolean isText() {
        return !prefix.isEmpty() || digits > 0;
    }

    @Override
    public Distribution distribution() {
        return Distribution.ALL;
    }

    @Override
    public Description describe() {
        Description all = Description.of(TYPE, name);
        all = start == 1 ? all : all.with("start", start);
        all = step == 1 ? all : all.with("step", step);
        all = prefix.isEmpty() ? all : all.with("prefix", prefix);
        return digits == 0 ? all : all.with("digits", digits);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Schema output = NewColumn.add(input, Field.required(name, isText() ? Type.TEXT : Type.INT64), problems);
        return BoundTransformer.of(output, context -> numbering(output));
    }

    private Step numbering(Schema output) {
        long[] next = {start};
        return (batch, out) -> {
            long[] numbers = new long[batch.rowCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = next[0];
                next[0] += step;
            }
            out.emit(NewColumn.add(batch, output, isText() ? texts(numbers) : LongColumn.int64(numbers)));
        };
    }

    private Column texts(long[] numbers) {
        TextColumnBuilder column = new TextColumnBuilder(numbers.length);
        for (long number : numbers) {
            String text = Long.toString(Math.abs(number));
            column.append(prefix + (number < 0 ? "-" : "") + "0".repeat(Math.max(0, digits - text.length())) + text);
        }
        return column.build();
    }
}
