package io.penstock.load.parquet.column;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import io.penstock.load.parquet.format.Physical;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of 64 or 32 bits: INT64, INT32, and DOUBLE by its bits, so that -0.0 and every NaN stay what they are. */
final class LongEncoder implements ValueEncoder {
    private final Physical physical;
    private final int width;
    private final DictionaryTrial trial;
    private final LongDictionary dictionary = new LongDictionary();
    private final NumberBounds bounds;
    private final ByteBuilder plain = new ByteBuilder(1 << 10);
    private long[] scratch = new long[LeafWriter.SLICE];
    private int[] codes = new int[256];
    private int coded;
    private int dictionaryPages;

    LongEncoder(Physical physical, DictionaryTrial trial) {
        this.physical = physical;
        this.width = physical == Physical.INT32 ? 4 : 8;
        this.trial = trial;
        this.bounds = new NumberBounds(physical);
    }

    @Override
    public void append(Column column, int from, int count) {
        if (scratch.length < count) {
            scratch = new long[count];
        }
        int values = dense(column, from, count);
        bounds.add(scratch, values);
        if (!trial.isOn()) {
            put(scratch, values);
            return;
        }
        if (codes.length < coded + values) {
            codes = Arrays.copyOf(codes, Math.max(coded + values, codes.length * 2));
        }
        dictionary.codes(scratch, values, codes, coded);
        coded += values;
        if (trial.givesUp(coded, dictionary.size(), dictionary.size() * width)) {
            giveUp();
        }
    }

    private int dense(Column column, int from, int count) {
        if (column instanceof DoubleColumn doubles) {
            double[] values = doubles.values();
            for (int i = 0; i < count; i++) {
                scratch[i] = Double.doubleToRawLongBits(values[from + i]);
            }
        } else {
            System.arraycopy(((LongColumn) column).values(), from, scratch, 0, count);
        }
        Validity validity = column.validity();
        if (!validity.hasNulls()) {
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            scratch[kept] = scratch[i];
            kept += validity.isValid(from + i) ? 1 : 0;
        }
        return kept;
    }

    private void put(long[] values, int count) {
        plain.reserve(count * width);
        if (width == 8) {
            for (int i = 0; i < count; i++) {
                plain.putLong(values[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                plain.putInt((int) values[i]);
            }
        }
    }

    private void giveUp() {
        for (int i = 0; i < coded; i++) {
            long value = dictionary.value(codes[i]);
            if (width == 8) {
                plain.putLong(value);
            } else {
                plain.putInt((int) value);
            }
        }
        coded = 0;
        dictionary.clear();
    }

    @Override
    public int byteSize() {
        return coded > 0 ? coded * 2 : plain.size();
    }

    @Override
    public int dictionarySize() {
        return dictionary.size() * width;
    }

    @Override
    public boolean isFull() {
        return trial.isFull() && coded > 0;
    }

    @Override
    public boolean usesDictionary() {
        if (coded > 0 && trial.givesUpAtPageEnd(coded, dictionary.size())) {
            giveUp();
        }
        return coded > 0;
    }

    @Override
    public @Nullable Bounds pageBounds() {
        return bounds.endPage();
    }

    @Override
    public void endPage(ByteBuilder out) {
        if (coded > 0) {
            int bits = Hybrid.width(dictionary.size() - 1);
            out.put(bits);
            Hybrid.encode(codes, coded, bits, out);
            coded = 0;
            dictionaryPages++;
        } else {
            out.putBytes(plain.array(), 0, plain.size());
            plain.clear();
        }
    }

    @Override
    public @Nullable ByteBuilder dictionary() {
        if (dictionaryPages == 0) {
            return null;
        }
        ByteBuilder page = new ByteBuilder(dictionary.size() * width);
        for (int code = 0; code < dictionary.size(); code++) {
            if (width == 8) {
                page.putLong(dictionary.value(code));
            } else {
                page.putInt((int) dictionary.value(code));
            }
        }
        return page;
    }

    @Override
    public int entries() {
        return dictionary.size();
    }

    @Override
    public @Nullable Bounds endChunk() {
        dictionary.clear();
        dictionaryPages = 0;
        trial.endChunk();
        return bounds.endChunk();
    }

    Physical physical() {
        return physical;
    }
}
