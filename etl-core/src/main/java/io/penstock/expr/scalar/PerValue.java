package io.penstock.expr.scalar;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.compute.DoubleMath;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.TextBuffer;
import io.penstock.schema.Type;

/** Loops over columns for functions of single values. A row with a null argument is null and is not computed. */
public final class PerValue {
    private PerValue() {}

    /** A text as bytes. */
    @FunctionalInterface
    public interface TextToText {
        /** Appends the result; false where it is null, with nothing appended. */
        boolean append(byte[] bytes, int from, int to, TextBuffer out);
    }

    /** A number of a text. */
    @FunctionalInterface
    public interface TextToLong {
        long of(byte[] bytes, int from, int to);
    }

    /** A number of two texts. */
    @FunctionalInterface
    public interface TextsToDouble {
        double of(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB);
    }

    /** A number of 64-bit values, row by row; {@link Long#MIN_VALUE} where the result is null. */
    @FunctionalInterface
    public interface LongsToLong {
        long of(long[][] arguments, int row);
    }

    /** A yes or no of a number. */
    @FunctionalInterface
    public interface DoubleTest {
        boolean of(double value);
    }

    /** TEXT of TEXT. */
    public static ColumnFunction text(TextToText function) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            int size = frame.size();
            Validity validity = column.validity();
            long[] valid = validity.copyWords(size);
            TextBuffer out = new TextBuffer(size, size * 16);
            for (int i = 0; i < size; i++) {
                if (validity.isValid(i)
                        && !function.append(column.bytes(), column.starts()[i], column.ends()[i], out)) {
                    Validity.clear(valid, i);
                }
                out.end(i);
            }
            return out.build(Validity.of(valid, size));
        };
    }

    /** INT64 of TEXT. */
    public static ColumnFunction number(TextToLong function) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            int size = frame.size();
            Validity validity = column.validity();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = validity.isValid(i) ? function.of(column.bytes(), column.starts()[i], column.ends()[i]) : 0;
            }
            return LongColumn.of(Type.INT64, result, size, validity);
        };
    }

    /** INT64 of two TEXT. */
    public static ColumnFunction distance(TextsToDouble function) {
        ColumnFunction share = similarity(function);
        return (arguments, frame) -> {
            DoubleColumn doubles = (DoubleColumn) share.apply(arguments, frame);
            int size = frame.size();
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = (long) doubles.values()[i];
            }
            return LongColumn.of(Type.INT64, result, size, doubles.validity());
        };
    }

    /** FLOAT64 of two TEXT. */
    public static ColumnFunction similarity(TextsToDouble function) {
        return (arguments, frame) -> {
            TextColumn a = (TextColumn) arguments[0];
            TextColumn b = (TextColumn) arguments[1];
            int size = frame.size();
            Validity validity = Bits.valid(arguments, size);
            double[] result = new double[size];
            for (int i = 0; i < size; i++) {
                if (validity.isValid(i)) {
                    result[i] =
                            function.of(a.bytes(), a.starts()[i], a.ends()[i], b.bytes(), b.starts()[i], b.ends()[i]);
                }
            }
            return DoubleMath.column(result, validity, size);
        };
    }

    /** A 64-bit type of such types; computed in null rows too, where every argument is 0. */
    public static ColumnFunction longs(Type type, LongsToLong function) {
        return (arguments, frame) -> {
            int size = frame.size();
            long[][] values = new long[arguments.length][];
            for (int a = 0; a < values.length; a++) {
                values[a] = ((LongColumn) arguments[a]).values();
            }
            long[] valid = Bits.valid(arguments, size).copyWords(size);
            long[] result = new long[size];
            for (int i = 0; i < size; i++) {
                result[i] = function.of(values, i);
                if (result[i] == Long.MIN_VALUE) {
                    Validity.clear(valid, i);
                }
            }
            Validity validity = Validity.of(valid, size);
            Bits.zero(result, validity, size);
            return LongColumn.of(type, result, size, validity);
        };
    }

    /** BOOLEAN of FLOAT64. */
    public static ColumnFunction test(DoubleTest test) {
        return (arguments, frame) -> {
            double[] values = ((DoubleColumn) arguments[0]).values();
            int size = frame.size();
            boolean[] result = new boolean[size];
            for (int i = 0; i < size; i++) {
                result[i] = test.of(values[i]);
            }
            return flags(result, arguments);
        };
    }

    static Column flags(boolean[] result, Column[] arguments) {
        Validity validity = Bits.valid(arguments, result.length);
        Bits.zero(result, validity, result.length);
        return io.penstock.data.BooleanColumn.of(result, result.length, validity);
    }
}
