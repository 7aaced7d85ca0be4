package io.penstock.format.address;

/**
 * The whole of {@code ^[^@\s]+@[^@\s]+\.[^@\s]+$} as a byte test: one {@code @} that is not first, no ASCII whitespace, and
 * behind the {@code @} a dot with something on both sides. Says that a text looks like an address, not that it exists.
 */
public final class EmailForm {
    private EmailForm() {}

    public static boolean matches(byte[] text, int from, int to) {
        int at = -1;
        int dot = -1;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b > '@') {
                // the usual letter
            } else if (b == '@') {
                if (at >= 0) {
                    return false;
                }
                at = i;
            } else if (b == '.') {
                if (i < to - 1) {
                    dot = i;
                }
            } else if (b == ' ' || (b >= '\t' && b <= '\r')) {
                return false;
            }
        }
        return at > from && dot > at + 1;
    }
}
