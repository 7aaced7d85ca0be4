package io.penstock.transform.text.html;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The text of one HTML value, by the tokeniser of the WHATWG standard (section 13.2.5) reduced to what text needs. One thread.
 *
 * <p>A tag is {@code <} or {@code </} before an ASCII letter, up to the {@code >} outside of quoted attribute values, or to the end
 * of the text where there is none. {@code <!}, {@code <?} and {@code </} before anything else are comments. Any other {@code <} is
 * text.
 */
final class HtmlText {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "frameset",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "noframes",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    private static final byte[] SCRIPT = "script".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STYLE = "style".getBytes(StandardCharsets.US_ASCII);

    private final Breaks breaks;
    private final StringBuilder character = new StringBuilder();
    private byte[] out = new byte[256];
    private int used;
    private boolean broken;

    HtmlText(Breaks breaks) {
        this.breaks = breaks;
    }

    /** Strips {@code html[from..to)}; the result is {@link #bytes} up to {@link #length} until the next call. */
    void strip(byte[] html, int from, int to) {
        used = 0;
        broken = false;
        int i = from;
        while (i < to) {
            byte b = html[i];
            if (b == '<') {
                int after = markup(html, i, to);
                if (after == i) {
                    put(b);
                    i++;
                } else {
                    i = after;
                }
            } else if (b == '&') {
                i = reference(html, i, to);
            } else {
                put(b);
                i++;
            }
        }
    }

    byte[] bytes() {
        return out;
    }

    int length() {
        return used;
    }

    private void put(byte b) {
        if (broken) {
            broken = false;
            if (breaks != Breaks.NONE && used > 0 && isVisible(out[used - 1]) && isVisible(b)) {
                write((byte) (breaks == Breaks.SPACE ? ' ' : '\n'));
            }
        }
        write(b);
    }

    private static boolean isVisible(byte b) {
        return b > ' ' || b < 0;
    }

    private void write(byte b) {
        if (used == out.length) {
            out = Arrays.copyOf(out, used * 2);
        }
        out[used++] = b;
    }

    private int reference(byte[] html, int at, int to) {
        character.setLength(0);
        int after = HtmlEntities.read(html, at, to, character);
        if (after == at) {
            put(html[at]);
            return at + 1;
        }
        for (byte b : character.toString().getBytes(StandardCharsets.UTF_8)) {
            put(b);
        }
        return after;
    }

    /** The position behind the tag or comment that begins at {@code at}; {@code at} when it is text. */
    private int markup(byte[] html, int at, int to) {
        int i = at + 1;
        if (i == to) {
            return at;
        }
        if (isLetter(html[i])) {
            return opening(html, i, to);
        } else if (html[i] == '/') {
            if (i + 1 == to) {
                return at;
            }
            return isLetter(html[i + 1]) ? tag(html, i + 1, to) : past(html, i + 1, to, (byte) '>');
        } else if (html[i] == '!') {
            return i + 2 < to && html[i + 1] == '-' && html[i + 2] == '-'
                    ? comment(html, i + 3, to)
                    : past(html, i, to, (byte) '>');
        }
        return html[i] == '?' ? past(html, i, to, (byte) '>') : at;
    }

    private int opening(byte[] html, int name, int to) {
        int after = tag(html, name, to);
        if (isName(html, name, after, SCRIPT)) {
            return rawText(html, after, to, SCRIPT);
        }
        return isName(html, name, after, STYLE) ? rawText(html, after, to, STYLE) : after;
    }

    private int tag(byte[] html, int name, int to) {
        int i = name;
        while (i < to && !isNameEnd(html[i])) {
            i++;
        }
        broken |= i - name <= 10
                && BLOCKS.contains(
                        new String(html, name, i - name, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        while (i < to && html[i] != '>') {
            i = html[i] == '=' ? value(html, i + 1, to) : i + 1;
        }
        return Math.min(to, i + 1);
    }

    /** The position behind the attribute value that follows an equals sign. */
    private static int value(byte[] html, int from, int to) {
        int i = from;
        while (i < to && isSpace(html[i])) {
            i++;
        }
        if (i < to && (html[i] == '"' || html[i] == '\'')) {
            return past(html, i + 1, to, html[i]);
        }
        while (i < to && !isSpace(html[i]) && html[i] != '>') {
            i++;
        }
        return i;
    }

    /** Behind {@code -->}, {@code --!>}, or the {@code >} of an empty comment {@code <!-->} or {@code <!--->}. */
    private static int comment(byte[] html, int from, int to) {
        for (int i = from; i < to; i++) {
            if (html[i] != '>') {
                continue;
            }
            boolean empty = i == from || (i == from + 1 && html[from] == '-');
            boolean closed = i >= from + 2 && html[i - 1] == '-' && html[i - 2] == '-';
            boolean banged = i >= from + 3 && html[i - 1] == '!' && html[i - 2] == '-' && html[i - 3] == '-';
            if (empty || closed || banged) {
                return i + 1;
            }
        }
        return to;
    }

    /** Behind the closing tag of a script or style. */
    private int rawText(byte[] html, int from, int to, byte[] name) {
        for (int i = from; i + 2 + name.length <= to; i++) {
            if (html[i] == '<' && html[i + 1] == '/' && isName(html, i + 2, to, name)) {
                return tag(html, i + 2, to);
            }
        }
        return to;
    }

    private static boolean isName(byte[] html, int at, int to, byte[] name) {
        if (at + name.length > to || (at + name.length < to && !isNameEnd(html[at + name.length]))) {
            return false;
        }
        for (int k = 0; k < name.length; k++) {
            if ((html[at + k] | 0x20) != name[k]) {
                return false;
            }
        }
        return true;
    }

    private static int past(byte[] html, int from, int to, byte wanted) {
        int i = from;
        while (i < to && html[i] != wanted) {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private static boolean isNameEnd(byte b) {
        return b == '>' || b == '/' || isSpace(b);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f';
    }

    private static boolean isLetter(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }
}
