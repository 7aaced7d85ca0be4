package io.penstock.extract.parquet.page;

import java.nio.ByteBuffer;

/** Unpacks LZ4 blocks (<a href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md">block format</a>). */
final class Lz4 {
    private static final int SHORTEST_MATCH = 4;

    private Lz4() {}

    /**
     * One block.
     *
     * @return one past the last byte written
     * @throws IndexOutOfBoundsException when the block is not valid or does not fit
     */
    static int unpack(byte[] in, int from, int end, byte[] out, int to, int limit) {
        int first = to;
        for (int at = from; at < end; ) {
            int token = in[at++] & 255;
            int literals = token >>> 4;
            if (literals == 15) {
                int more;
                do {
                    more = in[at++] & 255;
                    literals += more;
                } while (more == 255 && at < end);
            }
            if (literals < 0 || literals > end - at || literals > limit - to) {
                throw new IndexOutOfBoundsException();
            }
            System.arraycopy(in, at, out, to, literals);
            at += literals;
            to += literals;
            if (at == end) {
                return to;
            }
            int distance = (in[at] & 255) | ((in[at + 1] & 255) << 8);
            at += 2;
            int match = token & 15;
            if (match == 15) {
                int more;
                do {
                    more = in[at++] & 255;
                    match += more;
                } while (more == 255 && at < end);
            }
            match += SHORTEST_MATCH;
            if (distance == 0 || distance > to - first || match < 0 || match > limit - to || at > end) {
                throw new IndexOutOfBoundsException();
            }
            for (int k = 0; k < match; k++, to++) {
                out[to] = out[to - distance];
            }
        }
        return to;
    }

    /**
     * The deprecated codec LZ4: blocks behind their big-endian sizes as Hadoop writes them or, from other writers, one bare block.
     *
     * @return how many bytes came out
     */
    static int unpackFramed(byte[] in, int from, int end, byte[] out, int to, int size) {
        try {
            int got = hadoop(in, from, end, out, to, to + size) - to;
            if (got == size) {
                return got;
            }
        } catch (IndexOutOfBoundsException e) {
            // Not written by Hadoop.
        }
        return unpack(in, from, end, out, to, to + size) - to;
    }

    private static int hadoop(byte[] in, int from, int end, byte[] out, int to, int limit) {
        ByteBuffer sizes = ByteBuffer.wrap(in);
        int at = from;
        while (at < end) {
            int unpacked = sizes.getInt(at);
            at += 4;
            for (int stop = to + unpacked; to < stop; ) {
                int packed = sizes.getInt(at);
                at += 4;
                if (unpacked < 0 || stop > limit || packed <= 0 || packed > end - at) {
                    throw new IndexOutOfBoundsException();
                }
                to = unpack(in, at, at + packed, out, to, stop);
                at += packed;
            }
        }
        return to;
    }
}
