package io.penstock.extract.text;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Validity;
import java.nio.ByteBuffer;
import java.util.Base64;

/** BINARY: Base64 (RFC 4648, with or without padding). An empty text is no bytes, as it is the empty text in a TEXT column. */
record BinaryReader(NullTokens nulls) implements ColumnReader {
    @Override
    public BinaryColumn read(TextSlices texts, int column, Misfits misfits) {
        int size = texts.size();
        byte[] b = texts.bytes();
        int[] starts = new int[size];
        int[] ends = new int[size];
        int most = 0;
        for (int i = 0; i < size; i++) {
            most += (texts.ends()[i] - texts.starts()[i]) / 4 * 3 + 3;
        }
        byte[] bytes = new byte[most];
        long[] valid = Validity.allValidWords(size);
        Base64.Decoder decoder = Base64.getDecoder();
        int at = 0;
        for (int i = 0; i < size; i++) {
            starts[i] = at;
            int from = Spaces.skip(b, texts.starts()[i], texts.ends()[i]);
            int to = Spaces.cut(b, from, texts.ends()[i]);
            if (nulls.matches(b, from, to) && !texts.isQuoted(i)) {
                Validity.clear(valid, i);
            } else if (from < to) {
                try {
                    ByteBuffer value = decoder.decode(ByteBuffer.wrap(b, from, to - from));
                    int length = value.remaining();
                    value.get(bytes, at, length);
                    at += length;
                } catch (IllegalArgumentException e) {
                    Validity.clear(valid, i);
                    misfits.add(i, column);
                }
            }
            ends[i] = at;
        }
        return BinaryColumn.of(bytes, starts, ends, size, Validity.of(valid, size));
    }
}
