package io.penstock.transform.enrich;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.transform.internal.digest.Hex;
import io.penstock.transform.internal.digest.RowBytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** UUIDs as text. One thread. */
@FunctionalInterface
interface UuidKernel {
    int BYTES = 16;
    int LENGTH = 36;

    TextColumn make(Batch batch);

    static UuidKernel random() {
        SecureRandom random = new SecureRandom();
        return batch -> {
            byte[] all = bytes(random, batch.rowCount());
            return column(all, batch.rowCount(), 4, Validity.NO_NULLS);
        };
    }

    static UuidKernel timeOrdered(Clock clock) {
        SecureRandom random = new SecureRandom();
        return batch -> {
            int rows = batch.rowCount();
            byte[] all = bytes(random, rows);
            long millis = clock.millis();
            for (int i = 0; i < rows; i++) {
                ByteBuffer one = ByteBuffer.wrap(all, i * BYTES, BYTES);
                // 48 bits of time, 4 of version, 12 of the counter; 2 of variant, 14 of the counter, 48 random.
                one.putLong(millis << 16 | (i >>> 14 & 0xFFF));
                one.putShort((short) (i & 0x3FFF));
            }
            return column(all, rows, 7, Validity.NO_NULLS);
        };
    }

    static UuidKernel named(RowBytes rows, UUID namespace) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        byte[] space = ByteBuffer.allocate(BYTES)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array();
        return batch -> {
            int size = batch.rowCount();
            byte[] all = new byte[size * BYTES];
            long[] valid = Validity.allValidWords(size);
            rows.load(batch);
            for (int i = 0; i < size; i++) {
                if (rows.read(i)) {
                    sha1.update(space);
                    sha1.update(rows.bytes(), 0, rows.length());
                    System.arraycopy(sha1.digest(), 0, all, i * BYTES, BYTES);
                } else {
                    Validity.clear(valid, i);
                }
            }
            return column(all, size, 5, Validity.of(valid, size));
        };
    }

    private static byte[] bytes(SecureRandom random, int rows) {
        byte[] all = new byte[Math.multiplyExact(rows, BYTES)];
        random.nextBytes(all);
        return all;
    }

    private static TextColumn column(byte[] all, int rows, int version, Validity validity) {
        byte[] text = new byte[Math.multiplyExact(rows, LENGTH)];
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        byte[] one = new byte[BYTES];
        byte[] hex = new byte[2 * BYTES];
        for (int i = 0; i < rows; i++) {
            starts[i] = i * LENGTH;
            ends[i] = validity.isNull(i) ? starts[i] : starts[i] + LENGTH;
            System.arraycopy(all, i * BYTES, one, 0, BYTES);
            one[6] = (byte) ((version << 4) | (one[6] & 0x0F));
            one[8] = (byte) (0x80 | (one[8] & 0x3F));
            Hex.write(one, BYTES, hex, 0);
            int at = starts[i];
            for (int h = 0; h < hex.length; h++) {
                if (h == 8 || h == 12 || h == 16 || h == 20) {
                    text[at++] = '-';
                }
                text[at++] = hex[h];
            }
        }
        return TextColumn.of(text, starts, ends, rows, validity);
    }
}
