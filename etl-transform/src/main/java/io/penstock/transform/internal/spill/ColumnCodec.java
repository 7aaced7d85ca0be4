package io.penstock.transform.internal.spill;

import io.penstock.data.Batch;
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
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns as bytes: validity words, then the values of the column's kind. For this process only, not a file format. */
final class ColumnCodec {
    private ColumnCodec() {}

    static void writeBatch(Batch batch, DataOutputStream out) throws IOException {
        out.writeInt(batch.rowCount());
        for (Column column : batch.columns()) {
            write(column, out);
        }
    }

    static Batch readBatch(Schema schema, DataInputStream in) throws IOException {
        int rows = in.readInt();
        List<Column> columns = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            columns.add(read(field.type(), rows, in));
        }
        return Batch.of(schema, columns, rows);
    }

    private static void write(Column column, DataOutputStream out) throws IOException {
        int size = column.size();
        Validity validity = column.validity();
        out.writeBoolean(validity.hasNulls());
        for (int w = 0; validity.hasNulls() && w < Validity.wordsFor(size); w++) {
            out.writeLong(validity.word(w));
        }
        if (column instanceof LongColumn longs) {
            for (int i = 0; i < size; i++) {
                out.writeLong(longs.get(i));
            }
        } else if (column instanceof DoubleColumn doubles) {
            for (int i = 0; i < size; i++) {
                out.writeDouble(doubles.get(i));
            }
        } else if (column instanceof BooleanColumn booleans) {
            for (int i = 0; i < size; i++) {
                out.writeBoolean(booleans.get(i));
            }
        } else if (column instanceof TextColumn text) {
            slices(text.bytes(), text.starts(), text.ends(), size, out);
        } else if (column instanceof BinaryColumn binary) {
            slices(binary.bytes(), binary.starts(), binary.ends(), size, out);
        } else if (column instanceof DecimalColumn decimals) {
            for (int i = 0; i < size; i++) {
                BigInteger value = decimals.isNull(i) ? null : decimals.unscaled(i);
                byte[] bytes = value == null ? new byte[0] : value.toByteArray();
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        } else if (column instanceof ListColumn lists) {
            for (int i = 0; i <= size; i++) {
                out.writeInt(lists.offsets()[i]);
            }
            out.writeInt(lists.elements().size());
            write(lists.elements(), out);
        } else if (column instanceof StructColumn struct) {
            for (Column part : struct.parts()) {
                write(part, out);
            }
        }
    }

    private static void slices(byte[] bytes, int[] starts, int[] ends, int size, DataOutputStream out)
            throws IOException {
        int total = 0;
        for (int i = 0; i < size; i++) {
            out.writeInt(ends[i] - starts[i]);
            total += ends[i] - starts[i];
        }
        out.writeInt(total);
        for (int i = 0; i < size; i++) {
            out.write(bytes, starts[i], ends[i] - starts[i]);
        }
    }

    private static Column read(Type type, int size, DataInputStream in) throws IOException {
        Validity validity = Validity.NO_NULLS;
        if (in.readBoolean()) {
            long[] words = new long[Validity.wordsFor(size)];
            for (int w = 0; w < words.length; w++) {
                words[w] = in.readLong();
            }
            validity = Validity.of(words, size);
        }
        if (type == Type.TEXT || type == Type.BINARY) {
            return readSlices(type, size, validity, in);
        } else if (type == Type.FLOAT64) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = in.readDouble();
            }
            return DoubleColumn.of(values, size, validity);
        } else if (type == Type.BOOLEAN) {
            boolean[] values = new boolean[size];
            for (int i = 0; i < size; i++) {
                values[i] = in.readBoolean();
            }
            return BooleanColumn.of(values, size, validity);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            return readDecimals(decimal, size, in);
        } else if (type instanceof ListType list) {
            int[] offsets = new int[size + 1];
            for (int i = 0; i <= size; i++) {
                offsets[i] = in.readInt();
            }
            return ListColumn.of(offsets, read(list.element(), in.readInt(), in), size, validity);
        } else if (type instanceof StructType struct) {
            List<Column> parts = new ArrayList<>();
            for (Field field : struct.fields()) {
                parts.add(read(field.type(), size, in));
            }
            return StructColumn.of(struct, parts, size, validity);
        }
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readLong();
        }
        return LongColumn.of(type, values, size, validity);
    }

    private static Column readSlices(Type type, int size, Validity validity, DataInputStream in) throws IOException {
        int[] starts = new int[size];
        int[] ends = new int[size];
        int at = 0;
        for (int i = 0; i < size; i++) {
            starts[i] = at;
            at += in.readInt();
            ends[i] = at;
        }
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return type == Type.TEXT
                ? TextColumn.of(bytes, starts, ends, size, validity)
                : BinaryColumn.of(bytes, starts, ends, size, validity);
    }

    /** javac 17 drops the nullness of array elements from class files, hence the suppression. */
    @SuppressWarnings("NullAway")
    private static Column readDecimals(DecimalType type, int size, DataInputStream in) throws IOException {
        @Nullable BigInteger[] values = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            values[i] = bytes.length == 0 ? null : new BigInteger(bytes);
        }
        return DecimalColumn.of(type, values, size);
    }
}
