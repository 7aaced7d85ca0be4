package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.text.Utf8;
import java.io.IOException;
import java.util.Arrays;

/** Text of several runs ({@code si}, {@code is}): the runs one after the other, without phonetic hints. */
final class RichText {
    private static final long T = XmlScanner.name("t");
    private static final long PHONETIC = XmlScanner.name("rPh");

    private RichText() {}

    /** Appends the text of the element whose start tag is at hand, and moves behind its end. */
    static void append(XmlScanner xml, Bytes out) throws IOException {
        int floor = xml.depth() - 1;
        int from = out.size();
        int phonetic = Integer.MAX_VALUE;
        while (true) {
            int event = xml.next();
            if (event == XmlScanner.END) {
                if (xml.depth() == floor) {
                    break;
                } else if (xml.depth() < phonetic) {
                    phonetic = Integer.MAX_VALUE;
                }
            } else if (event == XmlScanner.START && xml.name() == PHONETIC) {
                phonetic = Math.min(phonetic, xml.depth());
            } else if (event == XmlScanner.START && xml.name() == T && xml.depth() < phonetic) {
                xml.text(out);
            }
        }
        finish(xml, out, from);
    }

    /** Checks that the text is UTF-8 and undoes its escapes. */
    static void finish(XmlScanner xml, Bytes text, int from) {
        if (Utf8.firstMalformed(text.array(), from, text.size()) >= 0) {
            throw xml.damaged("the XML holds bytes that are no text in its encoding");
        }
        unescape(text, from);
    }

    /** Replaces {@code _x000D_} by the character with that number (ECMA-376 part 1, 22.9.2.19), in place. */
    private static void unescape(Bytes text, int from) {
        byte[] b = text.array();
        int end = text.size();
        int i = from;
        while (i < end && !isEscape(b, i, end)) {
            i++;
        }
        if (i == end) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(b, i, end);
        text.cut(i);
        int at = 0;
        while (at < rest.length) {
            if (isEscape(rest, at, rest.length)) {
                int unit = unit(rest, at);
                at += 7;
                if (Character.isHighSurrogate((char) unit) && isEscape(rest, at, rest.length)) {
                    int low = unit(rest, at);
                    if (Character.isLowSurrogate((char) low)) {
                        unit = Character.toCodePoint((char) unit, (char) low);
                        at += 7;
                    }
                }
                text.appendCharacter(unit);
            } else {
                text.append(rest[at++]);
            }
        }
    }

    private static boolean isEscape(byte[] b, int i, int end) {
        return b[i] == '_'
                && i + 7 <= end
                && b[i + 1] == 'x'
                && b[i + 6] == '_'
                && hex(b[i + 2]) >= 0
                && hex(b[i + 3]) >= 0
                && hex(b[i + 4]) >= 0
                && hex(b[i + 5]) >= 0;
    }

    private static int unit(byte[] b, int i) {
        return hex(b[i + 2]) << 12 | hex(b[i + 3]) << 8 | hex(b[i + 4]) << 4 | hex(b[i + 5]);
    }

    private static int hex(byte c) {
        return Character.digit((char) c, 16);
    }
}
