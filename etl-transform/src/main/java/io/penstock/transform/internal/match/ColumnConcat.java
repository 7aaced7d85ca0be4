package io.penstock.transform.internal.match;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of one type one behind the other, in arrays of their own. */
final class ColumnConcat {
    private ColumnConcat() {}

    /**
     * The values of all parts in order, and nulls behind them.
     *
     * @throws ArithmeticException when texts or bytes together exceed 2 GiB
     */
    static Column of(Type type, List<? extends Column> parts, int nulls) {
        int size = nulls;
        for (Column part : parts) {
            size = Math.addExact(size, part.size());
        }
        if (type == Type.TEXT || type == Type.BINARY) {
            return slices(type, parts, size);
        } else if (type == Type.FLOAT64) {
            double[] values = new double[size];
            int at = 0;
            for (Column part : parts) {
                System.arraycopy(((DoubleColumn) part).values(), 0, values, at, part.size());
                at += part.size();
            }
            return DoubleColumn.of(values, size, validity(parts, size));
        } else if (type == Type.BOOLEAN) {
            boolean[] values = new boolean[size];
            int at = 0;
            for (Column part : parts) {
                System.arraycopy(((BooleanColumn) part).values(), 0, values, at, part.size());
                at += part.size();
            }
            return BooleanColumn.of(values, size, validity(parts, size));
        } else if (type instanceof ListType list) {
            return lists(list, parts, size);
        } else if (type instanceof StructType struct) {
            return structs(struct, parts, nulls, size);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            return decimals(decimal, parts, size);
        }
        long[] values = new long[size];
        int at = 0;
        for (Column part : parts) {
            System.arraycopy(((LongColumn) part).values(), 0, values, at, part.size());
            at += part.size();
        }
        return LongColumn.of(type, values, size, validity(parts, size));
    }

    private static Validity validity(List<? extends Column> parts, int size) {
        int valid = 0;
        boolean nulls = false;
        for (Column part : parts) {
            valid += part.size();
            nulls |= part.validity().hasNulls();
        }
        if (!nulls && valid == size) {
            return Validity.NO_NULLS;
        }
        long[] words = new long[Validity.wordsFor(size)];
        int at = 0;
        for (Column part : parts) {
            Validity validity = part.validity();
            for (int i = 0; i < part.size(); i++, at++) {
                if (validity.isValid(i)) {
                    words[at >>> 6] |= 1L << at;
                }
            }
        }
        return Validity.of(words, size);
    }

    private static Column slices(Type type, List<? extends Column> parts, int size) {
        long total = 0;
        for (Column part : parts) {
            total += part.byteSize() - 8L * part.size();
        }
        byte[] bytes = new byte[Math.toIntExact(total)];
        int[] starts = new int[size];
        int[] ends = new int[size];
        int at = 0;
        int used = 0;
        for (Column part : parts) {
            byte[] source = part instanceof TextColumn text ? text.bytes() : ((BinaryColumn) part).bytes();
            int[] from = part instanceof TextColumn text ? text.starts() : ((BinaryColumn) part).starts();
            int[] to = part instanceof TextColumn text ? text.ends() : ((BinaryColumn) part).ends();
            for (int i = 0; i < part.size(); i++, at++) {
                int length = to[i] - from[i];
                System.arraycopy(source, from[i], bytes, used, length);
                starts[at] = used;
                used += length;
                ends[at] = used;
            }
        }
        for (; at < size; at++) {
            starts[at] = used;
            ends[at] = used;
        }
        Validity validity = validity(parts, size);
        return type == Type.TEXT
                ? TextColumn.of(bytes, starts, ends, size, validity)
                : BinaryColumn.of(bytes, starts, ends, size, validity);
    }

    private static Column lists(ListType type, List<? extends Column> parts, int size) {
        int[] offsets = new int[size + 1];
        List<Column> elements = new ArrayList<>();
        int at = 0;
        for (Column part : parts) {
            ListColumn list = (ListColumn) part;
            int base = offsets[at] - list.offsets()[0];
            for (int i = 1; i <= list.size(); i++) {
                offsets[++at] = Math.addExact(base, list.offsets()[i]);
            }
            elements.add(used(list));
        }
        for (; at < size; at++) {
            offsets[at + 1] = offsets[at];
        }
        return ListColumn.of(offsets, of(type.element(), elements, 0), size, validity(parts, size));
    }

    /** The elements between the first and the last offset. */
    private static Column used(ListColumn list) {
        int from = list.offsets()[0];
        int to = list.offsets()[list.size()];
        if (from == 0 && to == list.elements().size()) {
            return list.elements();
        }
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return list.elements().gather(rows, rows.length);
    }

    private static Column structs(StructType type, List<? extends Column> parts, int nulls, int size) {
        List<Column> fields = new ArrayList<>();
        for (int f = 0; f < type.fields().size(); f++) {
            List<Column> pieces = new ArrayList<>();
            for (Column part : parts) {
                pieces.add(((StructColumn) part).parts().get(f));
            }
            fields.add(of(type.fields().get(f).type(), pieces, nulls));
        }
        return StructColumn.of(type, fields, size, validity(parts, size));
    }

    /** javac 17 drops the nullness of array elements from class files, hence the suppression. */
    @SuppressWarnings("NullAway")
    private static Column decimals(DecimalType type, List<? extends Column> parts, int size) {
        @Nullable BigInteger[] values = new BigInteger[size];
        int at = 0;
        for (Column part : parts) {
            for (int i = 0; i < part.size(); i++) {
                values[at++] = ((DecimalColumn) part).unscaled(i);
            }
        }
        return DecimalColumn.of(type, values, size);
    }
}
