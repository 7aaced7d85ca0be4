package io.penstock.expr.scalar;

import io.penstock.expr.kernel.TextBuffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Texts written in other letters: hexadecimal, Base64 (RFC 4648), percent encoding (RFC 3986). */
public final class Codes {
    private Codes() {}

    /** The bytes in lower-case hexadecimal digits. */
    public static boolean hex(byte[] bytes, int from, int to, TextBuffer out) {
        Hashes.hex(Arrays.copyOfRange(bytes, from, to), out);
        return true;
    }

    /** The text of hexadecimal digits; null where they are none or no text. */
    public static boolean unhex(byte[] bytes, int from, int to, TextBuffer out) {
        if ((to - from) % 2 != 0) {
            return false;
        }
        byte[] decoded = new byte[(to - from) / 2];
        for (int i = 0; i < decoded.length; i++) {
            int high = Character.digit(bytes[from + 2 * i], 16);
            int low = Character.digit(bytes[from + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            decoded[i] = (byte) (high << 4 | low);
        }
        return text(decoded, out);
    }

    public static boolean base64(byte[] bytes, int from, int to, TextBuffer out) {
        out.append(Base64.getEncoder().encode(Arrays.copyOfRange(bytes, from, to)));
        return true;
    }

    /** The text of Base64; null where it is none or no text. */
    public static boolean fromBase64(byte[] bytes, int from, int to, TextBuffer out) {
        try {
            return text(Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to)), out);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Everything but letters and digits of ASCII and {@code - . _ ~} as {@code %XX}. */
    public static boolean urlEncode(byte[] bytes, int from, int to, TextBuffer out) {
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            boolean plain = ((b | 32) >= 'a' && (b | 32) <= 'z') || (b >= '0' && b <= '9') || "-._~".indexOf(b) >= 0;
            if (plain) {
                out.append(bytes[i]);
            } else {
                out.append((byte) '%');
                out.append((byte) Character.toUpperCase(Character.forDigit(b >> 4, 16)));
                out.append((byte) Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return true;
    }

    /** Null where a {@code %} has no two digits behind it, or where the bytes are no text. */
    public static boolean urlDecode(byte[] bytes, int from, int to, TextBuffer out) {
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '%') {
                int high = i + 2 < to ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return false;
                }
                b = (byte) (high << 4 | low);
                i += 2;
            }
            decoded[length++] = b;
        }
        return text(Arrays.copyOf(decoded, length), out);
    }

    private static boolean text(byte[] utf8, TextBuffer out) {
        if (decoded(utf8) == null) {
            return false;
        }
        out.append(utf8);
        return true;
    }

    private static @Nullable String decoded(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
