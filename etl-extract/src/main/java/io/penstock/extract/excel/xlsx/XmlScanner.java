package io.penstock.extract.excel.xlsx;

import io.penstock.error.ExtractException;
import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.ExcelErrors;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pulls start tags, end tags and text from an XML document in UTF-8 without making objects. Names are compared without their prefix.
 * Tags must match; a document type, which could define entities, is refused. One thread.
 */
final class XmlScanner implements Closeable {
    static final int START = 1;
    static final int END = 2;
    static final int DONE = 3;

    /** Longest tag and longest text, in bytes; Excel's own limit for a cell is 32,767 characters. */
    private static final int MOST = 1 << 20;

    private static final int MOST_DEPTH = 256;

    private final InputStream in;
    private final String place;
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;
    private long[] open = new long[32];
    private int depth;
    private boolean selfClosed;
    private boolean documentSeen;

    private long name;
    private int attributes;
    private long[] attributeNames = new long[16];
    private int[] attributeStarts = new int[16];
    private int[] attributeEnds = new int[16];

    XmlScanner(InputStream in, String place) {
        this.in = in;
        this.place = place;
    }

    /** A name as {@link #name()} and {@link #attribute} compare it: its last eight bytes. */
    static long name(String text) {
        long packed = 0;
        for (int i = 0; i < text.length(); i++) {
            packed = packed << 8 | text.charAt(i);
        }
        return packed;
    }

    /** The next tag; text before it is skipped. */
    int next() throws IOException {
        if (selfClosed) {
            selfClosed = false;
            depth--;
            return END;
        }
        for (; ; ) {
            if (!skipTo((byte) '<')) {
                if (depth > 0 || !documentSeen) {
                    throw damaged("the XML ends in the middle of it");
                }
                return DONE;
            }
            need(2);
            byte c = buffer[at + 1];
            if (c == '?') {
                skipPast("?>");
            } else if (c == '!') {
                skipMarkup();
            } else {
                return c == '/' ? endTag() : startTag();
            }
        }
    }

    /** The name of the tag at hand, packed by {@link #name(String)}. */
    long name() {
        return name;
    }

    /** How many tags are open, the one at hand included. */
    int depth() {
        return depth;
    }

    private void skipMarkup() throws IOException {
        need(4);
        if (buffer[at + 2] == '-' && buffer[at + 3] == '-') {
            at += 4;
            skipPast("-->");
        } else if (buffer[at + 2] == '[') {
            skipPast("]]>");
        } else {
            throw damaged("the XML has a document type, which no workbook has");
        }
    }

    private int startTag() throws IOException {
        int end = tagEnd();
        documentSeen = true;
        int i = readName(at + 1, end);
        readAttributes(i, end);
        selfClosed = buffer[end - 1] == '/';
        if (depth == open.length) {
            if (depth >= MOST_DEPTH) {
                throw damaged("the XML is nested more than " + MOST_DEPTH + " levels deep");
            }
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = name;
        at = end + 1;
        return START;
    }

    private int endTag() throws IOException {
        int end = tagEnd();
        readName(at + 2, end);
        if (depth == 0 || open[depth - 1] != name) {
            throw damaged("the XML has an end tag that no start tag fits");
        }
        depth--;
        attributes = 0;
        at = end + 1;
        return END;
    }

    /** Where the tag at {@code at} ends, which is then whole in the buffer. */
    private int tagEnd() throws IOException {
        int i = at + 1;
        byte quote = 0;
        for (; ; ) {
            byte[] b = buffer;
            int to = limit;
            while (i < to) {
                byte c = b[i];
                if (quote != 0) {
                    if (c == quote) {
                        quote = 0;
                    }
                } else if (c == '>') {
                    return i;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                }
                i++;
            }
            int scanned = i - at;
            if (!fill()) {
                throw damaged("the XML ends in the middle of a tag");
            }
            i = at + scanned;
        }
    }

    private int readName(int from, int end) throws IOException {
        long packed = 0;
        int i = from;
        for (; i < end; i++) {
            byte c = buffer[i];
            if (c == ' ' || c == '/' || c == '\t' || c == '\n' || c == '\r' || c == '=') {
                break;
            }
            packed = c == ':' ? 0 : (packed << 8) | (c & 0xff);
        }
        if (i == from) {
            throw damaged("the XML has a tag without a name");
        }
        name = packed;
        return i;
    }

    private void readAttributes(int from, int end) throws IOException {
        attributes = 0;
        long tag = name;
        int i = from;
        for (; ; ) {
            while (i < end && (isSpace(buffer[i]) || buffer[i] == '/')) {
                i++;
            }
            if (i >= end) {
                name = tag;
                return;
            }
            i = readName(i, end);
            while (i < end && isSpace(buffer[i])) {
                i++;
            }
            if (i + 1 >= end || buffer[i] != '=') {
                throw damaged("the XML has an attribute without a value");
            }
            i++;
            while (i < end && isSpace(buffer[i])) {
                i++;
            }
            byte quote = buffer[i++];
            int start = i;
            while (i < end && buffer[i] != quote) {
                i++;
            }
            if ((quote != '"' && quote != '\'') || i == end) {
                throw damaged("the XML has an attribute without quotes");
            }
            addAttribute(start, i);
            i++;
        }
    }

    private void addAttribute(int start, int end) {
        if (attributes == attributeNames.length) {
            attributeNames = Arrays.copyOf(attributeNames, attributes * 2);
            attributeStarts = Arrays.copyOf(attributeStarts, attributes * 2);
            attributeEnds = Arrays.copyOf(attributeEnds, attributes * 2);
        }
        attributeNames[attributes] = name;
        attributeStarts[attributes] = start;
        attributeEnds[attributes++] = end;
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Number of attributes of the start tag at hand; they are valid until the scanner moves on. */
    int attributes() {
        return attributes;
    }

    long attributeName(int i) {
        return attributeNames[i];
    }

    int attributeStart(int i) {
        return attributeStarts[i];
    }

    int attributeEnd(int i) {
        return attributeEnds[i];
    }

    /** Where attributes lie. */
    byte[] buffer() {
        return buffer;
    }

    /** The value of an attribute, its entities replaced; null when the tag has none of this name. */
    @Nullable
    String attribute(long wanted) throws IOException {
        for (int i = 0; i < attributes; i++) {
            if (attributeNames[i] == wanted) {
                Bytes value = new Bytes(attributeEnds[i] - attributeStarts[i] + 8);
                appendText(value, attributeStarts[i], attributeEnds[i]);
                return value.text(0);
            }
        }
        return null;
    }

    /** Appends the text of the element whose start tag is at hand, and moves behind its end tag. Elements inside are skipped. */
    void text(Bytes out) throws IOException {
        if (selfClosed) {
            selfClosed = false;
            depth--;
            return;
        }
        int floor = depth - 1;
        int begin = out.size();
        while (depth > floor) {
            int from = at;
            int to = textEnd();
            if (to - from > MOST || out.size() - begin > MOST) {
                throw new ExtractException(io.penstock.error.Problem.of(
                                ExcelErrors.DAMAGED, "a text is longer than " + MOST + " bytes, no cell can hold that")
                        .at(place));
            }
            if (depth == floor + 1) {
                appendText(out, at, to - from + at);
            }
            at += to - from;
            if (isCharacterData()) {
                at += 9;
                int end = find("]]>");
                if (depth == floor + 1) {
                    out.append(buffer, at, end);
                }
                at = end + 3;
            } else {
                next();
            }
        }
    }

    private boolean isCharacterData() throws IOException {
        need(2);
        if (buffer[at + 1] != '!') {
            return false;
        }
        need(3);
        if (buffer[at + 2] != '[') {
            return false;
        }
        need(9);
        return true;
    }

    /** Where the next tag begins; {@code at} may have moved, the distance is what counts. */
    private int textEnd() throws IOException {
        int start = at;
        int i = at;
        for (; ; ) {
            byte[] b = buffer;
            int to = limit;
            while (i < to && b[i] != '<') {
                i++;
            }
            if (i < to) {
                return start + (i - at);
            }
            int scanned = i - at;
            if (scanned > MOST || !fill()) {
                throw damaged(scanned > MOST ? "a text is longer than any cell can hold" : "the XML ends in a text");
            }
            i = at + scanned;
        }
    }

    /** Copies text, with line ends as XML has them and entities replaced. */
    private void appendText(Bytes out, int from, int to) throws IOException {
        byte[] b = buffer;
        byte[] target = out.reserve(to - from);
        int n = out.size();
        int i = from;
        for (; i < to; i++) {
            byte c = b[i];
            if (c == '&' || c == '\r') {
                break;
            }
            target[n++] = c;
        }
        out.advance(i - from);
        while (i < to) {
            byte c = b[i];
            if (c == '&') {
                i = appendEntity(out, i, to);
            } else if (c == '\r') {
                out.append((byte) '\n');
                i += i + 1 < to && b[i + 1] == '\n' ? 2 : 1;
            } else {
                out.append(c);
                i++;
            }
        }
    }

    private int appendEntity(Bytes out, int from, int to) throws IOException {
        int end = from + 1;
        while (end < to && buffer[end] != ';' && end - from < 12) {
            end++;
        }
        if (end >= to || buffer[end] != ';') {
            throw damaged("the XML has an ampersand that begins no entity");
        }
        String entity = new String(buffer, from + 1, end - from - 1, StandardCharsets.ISO_8859_1);
        int character = switch (entity) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> reference(entity);
        };
        out.appendCharacter(character);
        return end + 1;
    }

    private int reference(String entity) throws IOException {
        try {
            if (entity.startsWith("#x")) {
                return checked(Integer.parseInt(entity.substring(2), 16));
            } else if (entity.startsWith("#")) {
                return checked(Integer.parseInt(entity.substring(1)));
            }
        } catch (NumberFormatException e) {
            throw ExcelErrors.damaged(place, "the XML has a character reference that is no number", e);
        }
        throw damaged("the XML has an entity that XML does not know");
    }

    private int checked(int character) throws IOException {
        if (!Character.isValidCodePoint(character)) {
            throw damaged("the XML refers to a character that there is not");
        }
        return character;
    }

    private boolean skipTo(byte wanted) throws IOException {
        for (; ; ) {
            byte[] b = buffer;
            int to = limit;
            int i = at;
            while (i < to && b[i] != wanted) {
                i++;
            }
            at = i;
            if (i < to) {
                return true;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    private void skipPast(String end) throws IOException {
        for (; ; ) {
            if (!skipTo((byte) end.charAt(0))) {
                throw damaged("the XML ends in the middle of it");
            }
            need(end.length());
            if (matches(end, at)) {
                at += end.length();
                return;
            }
            at++;
        }
    }

    /** Where {@code end} stands, everything before it being in the buffer. */
    private int find(String end) throws IOException {
        int scanned = 0;
        for (; ; ) {
            while (at + scanned + end.length() <= limit) {
                if (matches(end, at + scanned)) {
                    return at + scanned;
                }
                scanned++;
            }
            if (scanned > MOST || !fill()) {
                throw damaged("the XML has character data without an end");
            }
        }
    }

    private boolean matches(String text, int from) {
        for (int i = 0; i < text.length(); i++) {
            if (buffer[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void need(int count) throws IOException {
        while (limit - at < count) {
            if (!fill()) {
                throw damaged("the XML ends in the middle of it");
            }
        }
    }

    /** Reads on; what is not used yet moves to the front of the buffer. */
    private boolean fill() throws IOException {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, limit - at);
            limit -= at;
            at = 0;
        }
        if (limit == buffer.length) {
            if (limit > MOST) {
                throw damaged("the XML has a tag of more than " + MOST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, limit * 2);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count > 0;
    }

    ExtractException damaged(String what) {
        return ExcelErrors.damaged(place, what, null);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
