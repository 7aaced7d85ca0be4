package io.penstock.extract.parquet.column;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.extract.parquet.page.Physical;
import io.penstock.extract.parquet.page.Slices;
import io.penstock.extract.parquet.page.ValueReader;
import io.penstock.extract.text.Utf8;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of a leaf without its nulls, converted; at the end spread over the rows they belong to. Used for one column. */
final class DenseValues {
    /** Which of the arrays is in use. */
    private enum Store {
        LONGS,
        DOUBLES,
        SLICES,
        WIDE
    }

    private final Leaf leaf;
    private final Store store;
    private long[] longs = {};
    private double[] doubles = {};
    private @Nullable BigInteger[] wide = {};
    private final Slices slices;
    private int size;

    DenseValues(Leaf leaf, int expected) {
        this.leaf = leaf;
        Type type = leaf.type();
        this.store = type == Type.TEXT || type == Type.BINARY
                ? Store.SLICES
                : type == Type.FLOAT64
                        ? Store.DOUBLES
                        : type instanceof DecimalType decimal && !decimal.isCompact() ? Store.WIDE : Store.LONGS;
        this.slices = new Slices(store == Store.SLICES ? expected : 0);
        room(expected);
    }

    int size() {
        return size;
    }

    private void room(int count) {
        int needed = size + count;
        switch (store) {
            case LONGS -> longs = longs.length >= needed ? longs : Arrays.copyOf(longs, grown(needed, longs.length));
            case DOUBLES ->
                doubles = doubles.length >= needed ? doubles : Arrays.copyOf(doubles, grown(needed, doubles.length));
            case WIDE -> wide = wide.length >= needed ? wide : Arrays.copyOf(wide, grown(needed, wide.length));
            case SLICES -> slices.room(count);
        }
    }

    private static int grown(int needed, int length) {
        return Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8, length * 2L));
    }

    /** Takes the next {@code count} values of a page. */
    void append(ValueReader reader, int count) {
        room(count);
        Physical.Form form = leaf.physical().form();
        if (store == Store.LONGS && form == Physical.Form.LONGS) {
            reader.longs(longs, size, count);
            Conversions.longs(leaf, longs, size, size + count);
        } else if (store == Store.DOUBLES && form == Physical.Form.DOUBLES) {
            reader.doubles(doubles, size, count);
        } else if (form == Physical.Form.LONGS) {
            long[] raw = new long[count];
            reader.longs(raw, 0, count);
            for (int i = 0; i < count; i++) {
                wide[size + i] = Conversions.toWide(leaf, raw[i]);
            }
        } else if (leaf.conversion() == Conversion.TEXT || leaf.conversion() == Conversion.SAME) {
            reader.slices(slices, count);
            check(count);
        } else {
            convert(reader, count);
        }
        size += count;
    }

    /** Bytes that are no text would break every step behind. */
    private void check(int count) {
        if (leaf.type() != Type.TEXT) {
            return;
        }
        byte[] bytes = slices.bytes();
        for (int i = slices.size() - count; i < slices.size(); i++) {
            if (Utf8.firstMalformed(bytes, slices.starts()[i], slices.ends()[i]) >= 0) {
                throw new Damage(ParquetErrors.VALUE, "a text that is not UTF-8");
            }
        }
    }

    private void convert(ValueReader reader, int count) {
        Slices raw = new Slices(count);
        reader.slices(raw, count);
        for (int i = 0; i < count; i++) {
            byte[] bytes = raw.bytes();
            int from = raw.starts()[i];
            int to = raw.ends()[i];
            switch (store) {
                case LONGS -> longs[size + i] = Conversions.toLong(leaf, bytes, from, to);
                case DOUBLES -> doubles[size + i] = Conversions.toDouble(bytes, from);
                case WIDE -> wide[size + i] = Conversions.toWide(leaf, bytes, from, to);
                case SLICES -> {
                    byte[] text = Conversions.toText(leaf, bytes, from);
                    slices.room(1);
                    slices.starts()[slices.size()] = 0;
                    slices.ends()[slices.size()] = text.length;
                    slices.added(text, 1);
                }
            }
        }
        if (store == Store.LONGS && leaf.conversion() == Conversion.DECIMAL) {
            Conversions.longs(leaf, longs, size, size + count);
        }
    }

    /** Takes the values at {@code indices[0..count)} of a dictionary. */
    void append(DenseValues dictionary, int[] indices, int count) {
        int last = 0;
        for (int i = 0; i < count; i++) {
            last = Integer.compareUnsigned(indices[i], last) > 0 ? indices[i] : last;
        }
        if (count > 0 && Integer.compareUnsigned(last, dictionary.size) >= 0) {
            throw new Damage("an index beyond the " + dictionary.size + " entries of the dictionary");
        }
        room(count);
        switch (store) {
            case LONGS -> {
                for (int i = 0; i < count; i++) {
                    longs[size + i] = dictionary.longs[indices[i]];
                }
            }
            case DOUBLES -> {
                for (int i = 0; i < count; i++) {
                    doubles[size + i] = dictionary.doubles[indices[i]];
                }
            }
            case WIDE -> {
                for (int i = 0; i < count; i++) {
                    wide[size + i] = dictionary.wide[indices[i]];
                }
            }
            case SLICES -> {
                int[] starts = slices.starts();
                int[] ends = slices.ends();
                for (int i = 0; i < count; i++) {
                    starts[size + i] = dictionary.slices.starts()[indices[i]];
                    ends[size + i] = dictionary.slices.ends()[indices[i]];
                }
                slices.added(dictionary.slices.bytes(), count);
            }
        }
        size += count;
    }

    /**
     * The column of {@code rows} rows. The arrays are handed over.
     *
     * @param valid a bit for each row, as many of them set as there are values; null when all are
     */
    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    Column spread(long @Nullable [] valid, int rows) {
        room(rows - size);
        Validity validity = valid == null ? Validity.NO_NULLS : Validity.of(valid, rows);
        int from = size;
        for (int i = rows - 1; i >= 0 && from <= i; i--) {
            boolean there = validity.isValid(i);
            from -= there ? 1 : 0;
            move(there ? from : -1, i);
        }
        return switch (store) {
            case LONGS ->
                leaf.type() == Type.BOOLEAN
                        ? booleans(rows, validity)
                        : LongColumn.of(leaf.type(), longs, rows, validity);
            case DOUBLES -> DoubleColumn.of(doubles, rows, validity);
            case WIDE -> DecimalColumn.of((DecimalType) leaf.type(), wide, rows);
            case SLICES ->
                leaf.type() == Type.TEXT
                        ? TextColumn.of(slices.bytes(), slices.starts(), slices.ends(), rows, validity)
                        : BinaryColumn.of(slices.bytes(), slices.starts(), slices.ends(), rows, validity);
        };
    }

    /** @param from -1 for a null */
    private void move(int from, int to) {
        switch (store) {
            case LONGS -> longs[to] = from < 0 ? 0 : longs[from];
            case DOUBLES -> doubles[to] = from < 0 ? 0 : doubles[from];
            case WIDE -> wide[to] = from < 0 ? null : wide[from];
            case SLICES -> {
                slices.starts()[to] = from < 0 ? 0 : slices.starts()[from];
                slices.ends()[to] = from < 0 ? 0 : slices.ends()[from];
            }
        }
    }

    private BooleanColumn booleans(int rows, Validity validity) {
        boolean[] values = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = longs[i] != 0;
        }
        return BooleanColumn.of(values, rows, validity);
    }
}
