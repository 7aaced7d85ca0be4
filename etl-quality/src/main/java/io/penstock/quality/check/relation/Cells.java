package io.penstock.quality.check.relation;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.error.EtlException;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.distinct.ValueHash;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/** Cells as numbers, in order, as hashes. */
final class Cells {
    private Cells() {}

    /** Writes the values of a column of numbers, dates or times; what stands at nulls means nothing. */
    static double[] numbers(Column column, double[] into) {
        int size = column.size();
        double[] values = into.length < size ? new double[size] : into;
        if (column instanceof LongColumn longs) {
            double divisor = column.type() instanceof DecimalType decimal ? Math.pow(10, decimal.scale()) : 1;
            for (int i = 0; i < size; i++) {
                values[i] = longs.values()[i] / divisor;
            }
        } else if (column instanceof DoubleColumn doubles) {
            System.arraycopy(doubles.values(), 0, values, 0, size);
        } else if (column instanceof DecimalColumn decimals) {
            for (int i = 0; i < size; i++) {
                BigInteger unscaled = decimals.unscaled(i);
                values[i] = unscaled == null
                        ? 0
                        : new BigDecimal(unscaled, decimals.type().scale()).doubleValue();
            }
        }
        return values;
    }

    /** Compares values of two columns of one type: numbers, moments, or texts by code points. */
    static int compare(Column a, int i, Column b, int j) {
        if (a instanceof LongColumn one && b instanceof LongColumn other) {
            return Long.compare(one.get(i), other.get(j));
        } else if (a instanceof DoubleColumn one && b instanceof DoubleColumn other) {
            return Double.compare(one.get(i) + 0.0, other.get(j) + 0.0);
        } else if (a instanceof TextColumn one && b instanceof TextColumn other) {
            return Arrays.compareUnsigned(
                    one.bytes(), one.starts()[i], one.ends()[i], other.bytes(), other.starts()[j], other.ends()[j]);
        }
        return Objects.requireNonNull(((DecimalColumn) a).unscaled(i))
                .compareTo(Objects.requireNonNull(((DecimalColumn) b).unscaled(j)));
    }

    /** The hash of some cells of a row together. */
    static long hash(Batch batch, int[] columns, int row) {
        long hash = columns.length;
        for (int column : columns) {
            hash = WyHash.hash(hash, ValueHash.of(batch.column(column), row));
        }
        return hash;
    }

    static boolean hasNull(Batch batch, int[] columns, int row) {
        for (int column : columns) {
            if (batch.column(column).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /** Hashes of values as a column would hold them, without repeats, in rising order; a value that does not fit becomes a problem. */
    static long[] hashes(TestBinding binding, String column, Collection<?> values) {
        int position = binding.column(column);
        if (position < 0) {
            return new long[0];
        }
        Type type = binding.schema().field(position).type();
        if (type.isNested() || type == Type.BINARY) {
            binding.problems()
                    .add(
                            CheckErrors.WRONG_TYPE,
                            "column '" + column + "' is " + type + ", which has no values in JSON");
            return new long[0];
        }
        Batch texts = Batch.of(
                Schema.of(Field.of("v", Type.TEXT)),
                TextColumn.ofStrings(values.stream().map(Cells::text).toList()));
        try {
            BoundExpr cast = Objects.requireNonNull(
                    Expr.parse("CAST(v AS " + type + ")").bind(texts.schema(), binding.problems()::add));
            Column typed = cast.evaluate(texts);
            long[] hashes = new long[typed.size()];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = ValueHash.of(typed, i);
            }
            return Arrays.stream(hashes).sorted().distinct().toArray();
        } catch (EtlException e) {
            binding.problems()
                    .add(CheckErrors.WRONG_TYPE, "one of 'values' is no " + type + " as column '" + column + "' is");
            return new long[0];
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** The positions of columns; those that are not there have been told. */
    static int[] positions(TestBinding binding, Collection<String> columns) {
        return columns.stream().mapToInt(binding::column).toArray();
    }

    /** The position of a column that must be of numbers, dates or times. */
    static int measured(TestBinding binding, String column) {
        int position = binding.column(column);
        if (position >= 0
                && !NumberLine.carries(binding.schema().field(position).type())) {
            binding.problems()
                    .add(
                            CheckErrors.WRONG_TYPE,
                            "needs numbers, dates or times, but column '" + column + "' is "
                                    + binding.schema().field(position).type());
        }
        return position;
    }
}
