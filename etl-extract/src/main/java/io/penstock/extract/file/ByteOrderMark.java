package io.penstock.extract.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The mark at the beginning of a Unicode file (Unicode 15, §23.8).
 *
 * @param charset the encoding it stands for, without a mark of its own
 * @param length its bytes
 */
record ByteOrderMark(Charset charset, int length) {
    static @Nullable ByteOrderMark of(byte[] head) {
        int a = at(head, 0);
        int b = at(head, 1);
        int c = at(head, 2);
        int d = at(head, 3);
        if (a == 0xef && b == 0xbb && c == 0xbf) {
            return new ByteOrderMark(StandardCharsets.UTF_8, 3);
        } else if (a == 0xff && b == 0xfe && c == 0 && d == 0) {
            return new ByteOrderMark(Charset.forName("UTF-32LE"), 4);
        } else if (a == 0 && b == 0 && c == 0xfe && d == 0xff) {
            return new ByteOrderMark(Charset.forName("UTF-32BE"), 4);
        } else if (a == 0xff && b == 0xfe) {
            return new ByteOrderMark(StandardCharsets.UTF_16LE, 2);
        } else if (a == 0xfe && b == 0xff) {
            return new ByteOrderMark(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    private static int at(byte[] head, int i) {
        return i < head.length ? head[i] & 0xff : -1;
    }
}
