package io.penstock.expr.scalar;

import io.penstock.expr.kernel.TextBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** Hashes of the UTF-8 bytes of a text, as lower-case hexadecimal digits or as numbers. */
public final class Hashes {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private Hashes() {}

    /** A digest that every Java platform has: {@code MD5}, {@code SHA-1}, {@code SHA-256}. */
    public static PerValue.TextToText digest(String algorithm) {
        MessageDigest shared = digestOf(algorithm);
        return (bytes, from, to, out) -> {
            MessageDigest digest = copy(shared, algorithm);
            digest.update(bytes, from, to - from);
            hex(digest.digest(), out);
            return true;
        };
    }

    private static MessageDigest copy(MessageDigest shared, String algorithm) {
        try {
            return (MessageDigest) shared.clone();
        } catch (CloneNotSupportedException e) {
            return digestOf(algorithm);
        }
    }

    private static MessageDigest digestOf(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void hex(byte[] bytes, TextBuffer out) {
        for (byte b : bytes) {
            out.append(DIGITS[b >> 4 & 15]);
            out.append(DIGITS[b & 15]);
        }
    }

    /** CRC-32 of IEEE 802.3, 0 to 4294967295. */
    public static long crc32(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return crc.getValue();
    }

    /** XXH64 with seed 0, as its specification (xxhash.com, revision 0.1.1) has it. */
    public static long xxhash64(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
        int length = to - from;
        long hash;
        if (length >= 32) {
            // The sum wraps around, as the specification has it.
            long a = P1;
            a += P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            while (in.remaining() >= 32) {
                a = round(a, in.getLong());
                b = round(b, in.getLong());
                c = round(c, in.getLong());
                d = round(d, in.getLong());
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = P5;
        }
        hash += length;
        while (in.remaining() >= 8) {
            hash = Long.rotateLeft(hash ^ round(0, in.getLong()), 27) * P1 + P4;
        }
        if (in.remaining() >= 4) {
            hash = Long.rotateLeft(hash ^ (in.getInt() & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
        }
        while (in.hasRemaining()) {
            hash = Long.rotateLeft(hash ^ (in.get() & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }
}
