package io.penstock.load.parquet.column;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.parquet.format.Bounds;
import io.penstock.load.parquet.format.ByteBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts and binaries: BYTE_ARRAY. */
final class BytesEncoder implements ValueEncoder {
    private final DictionaryTrial trial;
    private final BytesDictionary dictionary = new BytesDictionary();
    private final BytesBounds bounds;
    private final ByteBuilder plain = new ByteBuilder(1 << 10);
    private int[] codes = new int[256];
    private int coded;
    private int dictionaryPages;

    /** The page in which an entry was seen last, so that each is compared with the bounds once a page. */
    private int[] seen = new int[256];

    private int page = 1;

    BytesEncoder(boolean text, DictionaryTrial trial) {
        this.trial = trial;
        this.bounds = new BytesBounds(text);
    }

    @Override
    public void append(Column column, int from, int count) {
        byte[] bytes;
        int[] starts;
        int[] ends;
        if (column instanceof TextColumn text) {
            bytes = text.bytes();
            starts = text.starts();
            ends = text.ends();
        } else {
            BinaryColumn binary = (BinaryColumn) column;
            bytes = binary.bytes();
            starts = binary.starts();
            ends = binary.ends();
        }
        if (trial.isOn()) {
            code(bytes, starts, ends, column.validity(), from, count);
        } else {
            put(bytes, starts, ends, column.validity(), from, count);
        }
    }

    private void code(byte[] bytes, int[] starts, int[] ends, Validity validity, int from, int count) {
        if (codes.length < coded + count) {
            codes = Arrays.copyOf(codes, Math.max(coded + count, codes.length * 2));
        }
        boolean nulls = validity.hasNulls();
        int at = coded;
        for (int i = from; i < from + count; i++) {
            if (nulls && validity.isNull(i)) {
                continue;
            }
            int code = dictionary.code(bytes, starts[i], ends[i]);
            codes[at++] = code;
            if (code >= seen.length) {
                seen = Arrays.copyOf(seen, seen.length * 2);
            }
            if (seen[code] != page) {
                seen[code] = page;
                bounds.add(bytes, starts[i], ends[i]);
            }
        }
        coded = at;
        if (trial.givesUp(coded, dictionary.size(), dictionary.pool().size())) {
            giveUp();
        }
    }

    private void put(byte[] bytes, int[] starts, int[] ends, Validity validity, int from, int count) {
        boolean nulls = validity.hasNulls();
        for (int i = from; i < from + count; i++) {
            if (nulls && validity.isNull(i)) {
                continue;
            }
            int start = starts[i];
            int length = ends[i] - start;
            plain.putInt(length);
            plain.putBytes(bytes, start, length);
            bounds.add(bytes, start, ends[i]);
        }
    }

    private void giveUp() {
        byte[] pool = dictionary.pool().array();
        for (int i = 0; i < coded; i++) {
            // With its length, which stands before it.
            plain.putBytes(pool, dictionary.start(codes[i]) - 4, dictionary.length(codes[i]) + 4);
        }
        coded = 0;
        clearDictionary();
    }

    private void clearDictionary() {
        dictionary.clear();
        Arrays.fill(seen, 0);
        page = 1;
    }

    @Override
    public int byteSize() {
        return coded > 0 ? coded * 2 : plain.size();
    }

    @Override
    public int dictionarySize() {
        return dictionary.pool().size();
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
        page++;
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
        return dictionaryPages == 0 ? null : dictionary.pool();
    }

    @Override
    public int entries() {
        return dictionary.size();
    }

    @Override
    public @Nullable Bounds endChunk() {
        clearDictionary();
        dictionaryPages = 0;
        trial.endChunk();
        return bounds.endChunk();
    }
}
