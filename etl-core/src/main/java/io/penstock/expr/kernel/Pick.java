package io.penstock.expr.kernel;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Puts a column together from several, row by row. */
@SuppressWarnings("ShortCircuitBoolean") // a branch per value costs more than computing both sides
public final class Pick {
    private Pick() {}

    /**
     * Row {@code i} of the result is row {@code i} of {@code sources[choice[i]]}.
     *
     * @param type of every source; not BINARY or nested
     */
    public static Column from(Type type, Column[] sources, int[] choice, int size) {
        if (type == Type.TEXT) {
            return texts(sources, choice, size);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            @Nullable BigInteger[] values = new BigInteger[size];
            for (int i = 0; i < size; i++) {
                values[i] = ((DecimalColumn) sources[choice[i]]).unscaled(i);
            }
            return DecimalColumn.of(decimal, values, size);
        }
        Validity validity = validity(sources, choice, size);
        if (type == Type.FLOAT64) {
            double[] values = new double[size];
            for (int s = 0; s < sources.length; s++) {
                double[] from = ((DoubleColumn) sources[s]).values();
                for (int i = 0; i < size; i++) {
                    values[i] = choice[i] == s ? from[i] : values[i];
                }
            }
            return DoubleColumn.of(values, size, validity);
        } else if (type == Type.BOOLEAN) {
            boolean[] values = new boolean[size];
            for (int s = 0; s < sources.length; s++) {
                boolean[] from = ((BooleanColumn) sources[s]).values();
                for (int i = 0; i < size; i++) {
                    values[i] |= choice[i] == s & from[i];
                }
            }
            return BooleanColumn.of(values, size, validity);
        }
        long[] values = new long[size];
        for (int s = 0; s < sources.length; s++) {
            long[] from = ((LongColumn) sources[s]).values();
            for (int i = 0; i < size; i++) {
                values[i] = choice[i] == s ? from[i] : values[i];
            }
        }
        return LongColumn.of(type, values, size, validity);
    }

    private static Validity validity(Column[] sources, int[] choice, int size) {
        boolean any = false;
        for (Column source : sources) {
            any |= source.validity().hasNulls();
        }
        if (!any) {
            return Validity.NO_NULLS;
        }
        long[] words = new long[Validity.wordsFor(size)];
        for (int i = 0; i < size; i++) {
            words[i >>> 6] |= (sources[choice[i]].validity().word(i >>> 6) >>> i & 1L) << i;
        }
        return Validity.of(words, size);
    }

    /** Slices of the one buffer that all sources share, or copies where there are several. */
    private static Column texts(Column[] sources, int[] choice, int size) {
        byte[] shared = ((TextColumn) sources[0]).bytes();
        for (Column source : sources) {
            if (((TextColumn) source).bytes() != shared) {
                return copies(sources, choice, size);
            }
        }
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            TextColumn source = (TextColumn) sources[choice[i]];
            starts[i] = source.starts()[i];
            ends[i] = source.ends()[i];
        }
        return TextColumn.of(shared, starts, ends, size, validity(sources, choice, size));
    }

    private static Column copies(Column[] sources, int[] choice, int size) {
        TextBuffer result = new TextBuffer(size, 8 * size);
        for (int i = 0; i < size; i++) {
            TextColumn source = (TextColumn) sources[choice[i]];
            result.append(source.bytes(), source.starts()[i], source.ends()[i]);
            result.end(i);
        }
        return result.build(validity(sources, choice, size));
    }
}
