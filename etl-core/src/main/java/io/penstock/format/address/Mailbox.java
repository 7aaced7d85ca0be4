package io.penstock.format.address;

import java.nio.charset.StandardCharsets;

/** The {@code Mailbox} of RFC 5321 section 4.1.2, with UTF-8 as RFC 6531 section 3.3 adds it; see {@link EmailLevel}. */
public final class Mailbox {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String IPV6_TAG = "ipv6:";
    private static final boolean[] ATEXT = new boolean[128];

    static {
        for (byte b = 0; b >= 0 && b < 127; b++) {
            ATEXT[b] = DomainName.isLetterOrDigit(b) || "!#$%&'*+-/=?^_`{|}~".indexOf(b) >= 0;
        }
    }

    private Mailbox() {}

    public static boolean isValid(byte[] text, int from, int to, EmailLevel level) {
        if (to - from > LONGEST || to - from < 3) {
            return false;
        }
        boolean quoted = text[from] == '"';
        int at = quoted ? quotedEnd(text, from, to) : dotStringEnd(text, from, to);
        if (at <= from || at >= to || text[at] != '@' || at - from > LONGEST_LOCAL) {
            return false;
        }
        int host = at + 1;
        if (level == EmailLevel.STRICT) {
            return !quoted && DomainName.labels(text, host, to) > 1 && !DomainName.endsInDigits(text, host, to);
        } else if (host < to && text[host] == '[') {
            return text[to - 1] == ']' && isLiteral(text, host + 1, to - 1);
        }
        return DomainName.labels(text, host, to) > 0;
    }

    /** Behind atoms with dots between them; −1 when there are none. */
    private static int dotStringEnd(byte[] text, int from, int to) {
        int i = from;
        boolean inAtom = false;
        while (i < to && text[i] != '@') {
            byte b = text[i];
            if (b == '.') {
                if (!inAtom) {
                    return -1;
                }
                inAtom = false;
                i++;
            } else if (b < 0) {
                int width = letter(text, i, to);
                if (width < 0) {
                    return -1;
                }
                i += width;
                inAtom = true;
            } else if (ATEXT[b]) {
                inAtom = true;
                i++;
            } else {
                return -1;
            }
        }
        return inAtom ? i : -1;
    }

    /** Behind the closing quote; −1 when the text in quotes is not allowed. */
    private static int quotedEnd(byte[] text, int from, int to) {
        int i = from + 1;
        while (i < to && text[i] != '"') {
            if (text[i] == '\\') {
                i++;
                if (i == to || text[i] < ' ' || text[i] > '~') {
                    return -1;
                }
                i++;
            } else if (text[i] < 0) {
                int width = letter(text, i, to);
                if (width < 0) {
                    return -1;
                }
                i += width;
            } else if (text[i] < ' ' || text[i] > '~') {
                return -1;
            } else {
                i++;
            }
        }
        return i < to ? i + 1 : -1;
    }

    /** Bytes of a character beyond ASCII; −1 for the control characters U+0080 to U+009F. */
    private static int letter(byte[] text, int i, int to) {
        if (text[i] == (byte) 0xC2 && i + 1 < to && (text[i + 1] & 0xff) < 0xA0) {
            return -1;
        }
        int end = i + 1;
        while (end < to && (text[end] & 0xC0) == 0x80) {
            end++;
        }
        return end - i;
    }

    private static boolean isLiteral(byte[] text, int from, int to) {
        int tagged = from + IPV6_TAG.length();
        if (tagged < to
                && new String(text, from, IPV6_TAG.length(), StandardCharsets.ISO_8859_1).equalsIgnoreCase(IPV6_TAG)) {
            return IpAddress.isV6(text, tagged, to);
        }
        return IpAddress.isV4(text, from, to);
    }
}
