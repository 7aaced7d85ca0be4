package io.penstock.transform.internal.digest;

import java.nio.charset.StandardCharsets;

/** Lower-case hexadecimal. */
public final class Hex {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Hex() {}

    /** Writes {@code count} bytes as twice as many digits at {@code at}. */
    public static void write(byte[] bytes, int count, byte[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + 2 * i] = DIGITS[(bytes[i] >> 4) & 15];
            out[at + 2 * i + 1] = DIGITS[bytes[i] & 15];
        }
    }
}
