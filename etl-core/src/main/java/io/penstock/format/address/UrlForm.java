package io.penstock.format.address;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Absolute URLs with a host: the generic syntax of RFC 3986 with one of some schemes, a host that is a name, an IPv4 address or an IPv6
 * address in brackets, a port up to 65535, and {@code %} only before two hexadecimal digits. Letters beyond ASCII may stand as they are
 * (RFC 3987). Immutable.
 */
public final class UrlForm {
    private static final boolean[] TAIL = new boolean[128];

    private final byte[][] schemes;

    static {
        for (int c = 0; c < 128; c++) {
            TAIL[c] = DomainName.isLetterOrDigit((byte) c) || "-._~:/?@!$&'()*+,;=%".indexOf(c) >= 0;
        }
    }

    /** @param schemes names in any case, such as {@code https} */
    public UrlForm(List<String> schemes) {
        this.schemes = schemes.stream()
                .map(scheme -> scheme.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    public boolean isValid(byte[] text, int from, int to) {
        int at = afterScheme(text, from, to);
        if (at < 0) {
            return false;
        }
        int end = at;
        while (end < to && text[end] != '/' && text[end] != '?' && text[end] != '#') {
            end++;
        }
        return isAuthority(text, at, end) && isTail(text, end, to);
    }

    private int afterScheme(byte[] text, int from, int to) {
        for (byte[] scheme : schemes) {
            int end = from + scheme.length;
            if (end + 3 < to
                    && text[end] == ':'
                    && text[end + 1] == '/'
                    && text[end + 2] == '/'
                    && is(text, from, scheme)) {
                return end + 3;
            }
        }
        return -1;
    }

    private static boolean is(byte[] text, int from, byte[] scheme) {
        for (int i = 0; i < scheme.length; i++) {
            byte b = text[from + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != scheme[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAuthority(byte[] text, int from, int to) {
        int host = from;
        for (int i = to - 1; i >= from; i--) {
            if (text[i] == '@') {
                host = i + 1;
                break;
            }
        }
        if (host > from && !isUser(text, from, host - 1)) {
            return false;
        }
        int end = to;
        while (end > host && text[end - 1] >= '0' && text[end - 1] <= '9') {
            end--;
        }
        boolean hasPort = end > host && text[end - 1] == ':';
        if (hasPort && !isPort(text, end, to)) {
            return false;
        }
        return isHost(text, host, hasPort ? end - 1 : to);
    }

    private static boolean isPort(byte[] text, int from, int to) {
        int port = 0;
        for (int i = from; i < to && port <= 0xffff; i++) {
            port = port * 10 + text[i] - '0';
        }
        return port <= 0xffff;
    }

    private static boolean isHost(byte[] text, int from, int to) {
        if (from < to && text[from] == '[') {
            return text[to - 1] == ']' && IpAddress.isV6(text, from + 1, to - 1);
        }
        int end = to > from + 1 && text[to - 1] == '.' ? to - 1 : to;
        return DomainName.endsInDigits(text, from, end)
                ? IpAddress.isV4(text, from, end)
                : DomainName.labels(text, from, end) > 0;
    }

    private static boolean isUser(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '@') {
                return false;
            }
        }
        return isTail(text, from, to);
    }

    /** Path, query and fragment: one {@code #} at most. */
    private static boolean isTail(byte[] text, int from, int to) {
        boolean fragment = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b >= 0 && !TAIL[b]) {
                if (b != '#' || fragment) {
                    return false;
                }
                fragment = true;
            } else if (b == '%' && !(i + 2 < to && isHex(text[i + 1]) && isHex(text[i + 2]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(byte b) {
        return b >= 0 && Character.digit(b, 16) >= 0;
    }
}
