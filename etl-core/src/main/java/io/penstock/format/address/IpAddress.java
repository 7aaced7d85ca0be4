package io.penstock.format.address;

/**
 * IP addresses as text: four decimal numbers of 0 to 255 without leading zeros, or the forms of RFC 4291 section 2.2 (with {@code ::}
 * and with an IPv4 address at the end). No zone, no prefix length.
 */
public final class IpAddress {
    private static final int GROUPS = 8;

    private IpAddress() {}

    public static boolean isValid(byte[] text, int from, int to, IpVersion version) {
        return (version != IpVersion.V6 && isV4(text, from, to)) || (version != IpVersion.V4 && isV6(text, from, to));
    }

    static boolean isV4(byte[] text, int from, int to) {
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && (at >= to || text[at++] != '.')) {
                return false;
            }
            int start = at;
            int number = 0;
            while (at < to && at - start < 3 && text[at] >= '0' && text[at] <= '9') {
                number = number * 10 + text[at++] - '0';
            }
            if (at == start || number > 255 || (text[start] == '0' && at - start > 1)) {
                return false;
            }
        }
        return at == to;
    }

    static boolean isV6(byte[] text, int from, int to) {
        int groups = 0;
        boolean gap = false;
        int at = from;
        if (to - from >= 2 && text[from] == ':' && text[from + 1] == ':') {
            gap = true;
            at += 2;
        }
        boolean separated = true;
        while (at < to) {
            int start = at;
            while (at < to && at - start < 4 && isHex(text[at])) {
                at++;
            }
            if (at == start || groups == GROUPS) {
                return false;
            }
            if (at < to && text[at] == '.') {
                groups += 2;
                return isV4(text, start, to) && (gap ? groups < GROUPS : groups == GROUPS);
            }
            groups++;
            separated = at == to;
            if (separated) {
                break;
            } else if (text[at++] != ':') {
                return false;
            }
            if (at < to && text[at] == ':') {
                if (gap) {
                    return false;
                }
                gap = true;
                at++;
                separated = at == to;
            }
        }
        return separated && (gap ? groups < GROUPS : groups == GROUPS);
    }

    private static boolean isHex(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }
}
