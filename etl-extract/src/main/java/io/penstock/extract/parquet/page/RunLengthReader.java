package io.penstock.extract.parquet.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Small numbers in runs and bit-packed groups (encoding RLE), as levels, dictionary indices and booleans are written. The array needs
 * {@link PageReader#SPARE} bytes behind the end.
 */
public final class RunLengthReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final long mask;
    private int at;
    private int left;
    private boolean packed;
    private int value;
    private long bit;

    RunLengthReader(byte[] bytes, int from, int end, int width) {
        if (width < 0 || width > 32) {
            throw new Damage("numbers of " + width + " bits");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.width = width;
        this.mask = (1L << width) - 1;
    }

    /** Bits without runs, lowest first, up to the end. */
    static RunLengthReader ofBits(byte[] bytes, int from, int end) {
        RunLengthReader reader = new RunLengthReader(bytes, end, end, 1);
        reader.packed = true;
        reader.left = (int) Math.min(Integer.MAX_VALUE, (end - from) * 8L);
        reader.bit = (long) from << 3;
        return reader;
    }

    /** Numbers packed without runs, highest bit first (the old encoding BIT_PACKED), as a reader of the same kind. */
    static RunLengthReader ofBitPacked(byte[] bytes, int from, int count, int width) {
        int[] numbers = new int[count];
        long at = (long) from << 3;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++, at++) {
                numbers[i] = (numbers[i] << 1) | ((bytes[(int) (at >>> 3)] >>> (7 - (int) (at & 7))) & 1);
            }
        }
        byte[] again = new byte[((count * width) >>> 3) + 16];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                int to = i * width + k;
                again[to >>> 3] |= (byte) (((numbers[i] >>> k) & 1) << (to & 7));
            }
        }
        RunLengthReader reader = new RunLengthReader(again, 0, again.length - PageReader.SPARE, width);
        reader.packed = true;
        reader.left = count;
        return reader;
    }

    public void read(int[] out, int from, int count) {
        for (int to = from + count; from < to; ) {
            if (left == 0) {
                nextRun();
            }
            int n = Math.min(left, to - from);
            if (packed) {
                unpack(out, from, n);
            } else {
                Arrays.fill(out, from, from + n, value);
            }
            from += n;
            left -= n;
        }
    }

    public void skip(int count) {
        while (count > 0) {
            if (left == 0) {
                nextRun();
            }
            int n = Math.min(left, count);
            bit += packed ? (long) n * width : 0;
            left -= n;
            count -= n;
        }
    }

    private void unpack(int[] out, int from, int n) {
        long first = bit;
        if (first + (long) n * width > (long) end << 3) {
            throw new Damage("bit-packed numbers run over the end of their page");
        }
        for (int i = 0; i < n; i++) {
            out[from + i] = (int) (((long) LONG.get(bytes, (int) (first >>> 3)) >>> (first & 7)) & mask);
            first += width;
        }
        bit = first;
    }

    private void nextRun() {
        long head = varint();
        packed = (head & 1) == 1;
        long size = packed ? (head >>> 1) * 8 : head >>> 1;
        if (size <= 0 || size > Integer.MAX_VALUE) {
            throw new Damage("a run of " + size + " numbers");
        }
        left = (int) size;
        if (packed) {
            bit = (long) at << 3;
            at = (int) Math.min(end, at + ((size * width) >>> 3));
            return;
        }
        int wide = (width + 7) >>> 3;
        if (wide > end - at) {
            throw new Damage("a run ends with its page");
        }
        value = 0;
        for (int k = 0; k < wide; k++) {
            value |= (bytes[at++] & 255) << (8 * k);
        }
        if ((value & 0xffffffffL) > mask) {
            throw new Damage("a number wider than its " + width + " bits");
        }
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= end) {
                throw new Damage("fewer numbers than the page says");
            }
            int b = bytes[at++];
            number |= (long) (b & 127) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new Damage("a run's length does not end");
    }
}
