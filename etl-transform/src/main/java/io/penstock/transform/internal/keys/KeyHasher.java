package io.penstock.transform.internal.keys;

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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 128-bit hashes of the key columns of every row, column after column (MurmurHash3 x64 128, Austin Appleby, public domain; its
 * block and final mixing). A value's length is mixed in before its bytes, so that values of neighbouring columns cannot run
 * together; null is told from every value, −0.0 is 0.0, all NaN are one. Among n different keys the chance of any collision is
 * about n²/2¹²⁹: 1.5e-21 for a thousand million. Not keyed: no protection against input made to collide.
 */
public final class KeyHasher {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final long NULL = 0x7fb5d329728ea185L;

    private final int[] positions;
    private long[] firsts = new long[0];
    private long[] seconds = new long[0];

    public KeyHasher(int[] positions) {
        this.positions = positions;
    }

    /** Hashes of the batch's rows, in {@link #firsts} and {@link #seconds} until the next call. */
    public void hash(Batch batch) {
        int rows = batch.rowCount();
        if (firsts.length < rows) {
            firsts = new long[rows];
            seconds = new long[rows];
        }
        Arrays.fill(firsts, 0, rows, 0x243f6a8885a308d3L);
        Arrays.fill(seconds, 0, rows, 0x13198a2e03707344L);
        for (int position : positions) {
            absorb(batch.column(position));
        }
        for (int i = 0; i < rows; i++) {
            long a = firsts[i] + seconds[i];
            long b = seconds[i] + a;
            a = mix(a);
            b = mix(b);
            a += b;
            firsts[i] = a == 0 ? 1 : a;
            seconds[i] = a + b;
        }
    }

    public long[] firsts() {
        return firsts;
    }

    public long[] seconds() {
        return seconds;
    }

    private void absorb(Column column) {
        if (column instanceof TextColumn text) {
            slices(text.bytes(), text.starts(), text.ends(), column);
        } else if (column instanceof BinaryColumn binary) {
            slices(binary.bytes(), binary.starts(), binary.ends(), column);
        } else if (column instanceof LongColumn longs) {
            longs(longs);
        } else {
            Validity validity = column.validity();
            for (int i = 0; i < column.size(); i++) {
                if (validity.isNull(i)) {
                    block(i, NULL, 0);
                } else {
                    value(column, i);
                }
            }
        }
    }

    private void longs(LongColumn column) {
        long[] values = column.values();
        Validity validity = column.validity();
        for (int i = 0; i < column.size(); i++) {
            boolean valid = validity.isValid(i);
            block(i, valid ? values[i] : NULL, valid ? 1 : 0);
        }
    }

    private void value(Column column, int i) {
        if (column instanceof DoubleColumn doubles) {
            block(i, Double.doubleToLongBits(doubles.get(i) + 0.0), 1);
        } else if (column instanceof BooleanColumn booleans) {
            block(i, booleans.get(i) ? 1 : 0, 1);
        } else if (column instanceof DecimalColumn || column instanceof ListColumn || column instanceof StructColumn) {
            byte[] bytes = canonical(column.value(i)).getBytes(StandardCharsets.UTF_8);
            slice(i, bytes, 0, bytes.length);
        }
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder("[");
            list.forEach(each -> text.append(canonical(each)));
            return text.append(']').toString();
        } else if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.values().forEach(each -> text.append(canonical(each)));
            return text.append('}').toString();
        } else if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        String text = value == null ? "" : value.toString();
        return (value == null ? "n" : "v" + text.length() + ":") + text;
    }

    private void slices(byte[] bytes, int[] starts, int[] ends, Column column) {
        Validity validity = column.validity();
        for (int i = 0; i < column.size(); i++) {
            if (validity.isNull(i)) {
                block(i, NULL, 0);
            } else {
                slice(i, bytes, starts[i], ends[i]);
            }
        }
    }

    private void slice(int i, byte[] bytes, int from, int to) {
        seconds[i] ^= (to - from + 1L) * C1;
        int at = from;
        for (; at + 16 <= to; at += 16) {
            block(i, (long) LONGS.get(bytes, at), (long) LONGS.get(bytes, at + 8));
        }
        long low = at + 8 <= to ? (long) LONGS.get(bytes, at) : tail(bytes, at, to);
        block(i, low, at + 8 < to ? tail(bytes, at + 8, to) : 0);
    }

    /** Up to seven bytes, padded with zeros. */
    private static long tail(byte[] bytes, int from, int to) {
        if (from >= to) {
            return 0;
        } else if (from + 8 <= bytes.length) {
            return (long) LONGS.get(bytes, from) & (-1L >>> (64 - (to - from) * 8));
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = (word << 8) | (bytes[i] & 0xff);
        }
        return word;
    }

    private void block(int i, long k1, long k2) {
        long h1 = firsts[i] ^ (Long.rotateLeft(k1 * C1, 31) * C2);
        long h2 = seconds[i];
        h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
        h2 ^= Long.rotateLeft(k2 * C2, 33) * C1;
        h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        firsts[i] = h1;
        seconds[i] = h2;
    }

    private static long mix(long value) {
        long v = value;
        v = (v ^ (v >>> 33)) * 0xff51afd7ed558ccdL;
        v = (v ^ (v >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return v ^ (v >>> 33);
    }
}
