package io.penstock.expr.kernel;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same value in every row. */
public final class Constant implements Kernel {
    private final Column one;
    private volatile Column last;

    private Constant(Column one) {
        this.one = one;
        this.last = one;
    }

    /** The constant of a column of one row. */
    public static Constant of(Column one) {
        if (one.size() != 1) {
            throw new IllegalArgumentException("one row expected, " + one.size() + " given");
        }
        return new Constant(one);
    }

    /** The constant of a Java value, as {@link Column#value} gives it; null for a typed null. */
    public static Constant of(Type type, @Nullable Object value) {
        ColumnBuilder builder = ColumnBuilder.of(type, 1);
        builder.append(value);
        return new Constant(builder.build());
    }

    @Override
    public Type type() {
        return one.type();
    }

    public boolean isNull() {
        return one.isNull(0);
    }

    /** The Java value; null where {@link #isNull}. */
    public @Nullable Object value() {
        return one.value(0);
    }

    /** The value in the column's own unit; for the types of a {@link LongColumn}. */
    public long longValue() {
        return ((LongColumn) one).get(0);
    }

    public boolean isTrue() {
        return ((BooleanColumn) one).get(0);
    }

    /** The text; empty where null. */
    public String text() {
        return ((TextColumn) one).string(0);
    }

    /** The text as UTF-8; empty where null. */
    public byte[] utf8() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Columns are immutable, so the last one made serves every batch of its length. */
    @Override
    public Column evaluate(Frame frame) {
        int size = frame.size();
        Column column = last;
        if (column.size() != size) {
            column = spread(size);
            last = column;
        }
        return column;
    }

    private Column spread(int size) {
        if (isNull()) {
            return one.gather(new int[size], size);
        } else if (one instanceof LongColumn column) {
            long[] values = new long[size];
            Arrays.fill(values, column.get(0));
            return LongColumn.of(column.type(), values, size, column.validity());
        } else if (one instanceof DoubleColumn column) {
            double[] values = new double[size];
            Arrays.fill(values, column.get(0));
            return DoubleColumn.of(values, size, column.validity());
        }
        return one.gather(new int[size], size);
    }

    @Override
    public boolean canFail() {
        return false;
    }

    @Override
    public String toString() {
        return Objects.toString(value());
    }
}
