package io.penstock.extract.file;

import io.penstock.extract.text.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Guesses an encoding from the beginning of a file. */
final class Encodings {
    private Encodings() {}

    static Charset guess(byte[] head) {
        Charset wide = wide(head);
        if (wide != null) {
            return wide;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    /** Whether the beginning of a file is well-formed but for a character that the end of a full sample may cut. */
    static boolean isUtf8(byte[] head) {
        int bad = Utf8.firstMalformed(head, 0, head.length);
        return bad < 0 || (bad > head.length - 4 && head.length >= TextInput.HEAD);
    }

    /** UTF-16 without a mark, told by every other byte of mostly Latin text being zero; null when it is not. */
    static @Nullable Charset wide(byte[] head) {
        int even = 0;
        int odd = 0;
        int looked = Math.min(head.length, 4096);
        for (int i = 0; i < looked; i++) {
            if (head[i] == 0 && (i & 1) == 0) {
                even++;
            } else if (head[i] == 0) {
                odd++;
            }
        }
        if (looked < 16) {
            return null;
        }
        int many = looked * 2 / 5;
        int few = looked / 50;
        if (odd > many && even <= few) {
            return StandardCharsets.UTF_16LE;
        }
        return even > many && odd <= few ? StandardCharsets.UTF_16BE : null;
    }
}
