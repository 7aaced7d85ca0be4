package io.penstock.extract.parquet.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Encoding PLAIN of everything but BOOLEAN. */
final class PlainReader extends ValueReader {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final Physical physical;
    private final int width;
    private int at;

    PlainReader(byte[] bytes, int from, int end, Physical physical, int width) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.physical = physical;
        this.width = width;
    }

    @Override
    public void longs(long[] out, int from, int count) {
        int p = at;
        at = checked(p, count, width, end);
        if (physical == Physical.INT32) {
            for (int i = from; i < from + count; i++, p += 4) {
                out[i] = (int) INT.get(bytes, p);
            }
        } else {
            for (int i = from; i < from + count; i++, p += 8) {
                out[i] = (long) LONG.get(bytes, p);
            }
        }
    }

    @Override
    public void doubles(double[] out, int from, int count) {
        int p = at;
        at = checked(p, count, width, end);
        if (physical == Physical.FLOAT) {
            for (int i = from; i < from + count; i++, p += 4) {
                out[i] = Float.intBitsToFloat((int) INT.get(bytes, p));
            }
        } else {
            for (int i = from; i < from + count; i++, p += 8) {
                out[i] = Double.longBitsToDouble((long) LONG.get(bytes, p));
            }
        }
    }

    @Override
    public void slices(Slices out, int count) {
        out.room(count);
        int[] starts = out.starts();
        int[] ends = out.ends();
        int to = out.size();
        int p = at;
        if (physical == Physical.BYTE_ARRAY) {
            for (int i = to; i < to + count; i++) {
                int length = length(p);
                starts[i] = p + 4;
                p += 4 + length;
                ends[i] = p;
            }
        } else {
            checked(p, count, width, end);
            for (int i = to; i < to + count; i++) {
                starts[i] = p;
                p += width;
                ends[i] = p;
            }
        }
        at = p;
        out.added(bytes, count);
    }

    private int length(int p) {
        int length = end - p < 4 ? -1 : (int) INT.get(bytes, p);
        if (length < 0 || length > end - p - 4) {
            throw new Damage("a value runs over the end of its page");
        }
        return length;
    }

    @Override
    public void skip(int count) {
        if (physical == Physical.BYTE_ARRAY) {
            for (int i = 0; i < count; i++) {
                at += 4 + length(at);
            }
        } else {
            at = checked(at, count, width, end);
        }
    }
}
