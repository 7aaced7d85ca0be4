package io.penstock.load.parquet.column;

import io.penstock.data.Validity;
import io.penstock.load.parquet.format.ByteBuilder;
import java.util.Arrays;

/** The definition levels of a column that is not nested: one bit per row, which is what a validity bitmap holds. */
final class FlatLevels implements Levels {
    private long[] bits = new long[64];
    private int size;
    private int nulls;

    /** Adds the rows {@code from} to {@code from + count - 1}. */
    void append(Validity validity, int from, int count) {
        if (bits.length * 64L < size + count + 64L) {
            bits = Arrays.copyOf(bits, (int) Math.max(bits.length * 2L, (size + count + 64L) / 64 + 1));
        }
        for (int done = 0; done < count; ) {
            int shift = from + done & 63;
            int take = Math.min(64 - shift, count - done);
            long word = validity.word((from + done) >>> 6) >>> shift;
            if (take < 64) {
                word &= (1L << take) - 1;
            }
            nulls += take - Long.bitCount(word);
            int at = size + done;
            bits[at >>> 6] |= word << at;
            if ((at & 63) + take > 64) {
                bits[(at >>> 6) + 1] |= word >>> (64 - (at & 63));
            }
            done += take;
        }
        size += count;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int nulls() {
        return nulls;
    }

    @Override
    public void endPage(ByteBuilder out) {
        int lengthAt = out.size();
        out.putInt(0);
        if (nulls == 0 || nulls == size) {
            Hybrid.run(nulls == 0 ? 1 : 0, size, 1, out);
        } else {
            int groups = (size + 7) / 8;
            Hybrid.packedHeader(groups, out);
            int words = (size + 63) >>> 6;
            out.reserve(words * 8);
            int end = out.size() + groups;
            for (int w = 0; w < words; w++) {
                out.putLong(bits[w]);
            }
            out.size(end);
        }
        out.setInt(lengthAt, out.size() - lengthAt - 4);
        Arrays.fill(bits, 0, Math.min(bits.length, (size >>> 6) + 2), 0);
        size = 0;
        nulls = 0;
    }
}
