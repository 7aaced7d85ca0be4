package io.penstock.transform.parse;

import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written.
 *
 * @param decimal before the fraction; {@code .} by default
 * @param group between groups of three digits; null (not allowed) by default
 */
record NumberForm(char decimal, @Nullable Character group) implements Serializable {
    static final NumberForm PLAIN = new NumberForm('.', null);

    NumberForm {
        if (decimal > 127 || (group != null && group > 127)) {
            throw TransformErrors.badSetting("parse", "separators must be ASCII characters");
        }
        if (group != null && group == decimal) {
            throw TransformErrors.badSetting("parse", "decimal and group separator are both '" + decimal + "'");
        }
    }

    boolean isPlain() {
        return decimal == '.' && group == null;
    }

    /**
     * Writes the number in {@code [from, to)} as plain digits with a point.
     *
     * @return how many bytes were written; -1 when groups are not of three digits or the text is longer than {@code out}
     */
    int plain(byte[] text, int from, int to, byte[] out) {
        if (to - from > out.length) {
            return -1;
        }
        int used = 0;
        int digits = 0;
        boolean grouped = false;
        boolean fraction = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (group != null && b == group) {
                if (fraction || digits == 0 || (grouped ? digits != 3 : digits > 3)) {
                    return -1;
                }
                grouped = true;
                digits = 0;
            } else if (b == decimal) {
                if (fraction || (grouped && digits != 3)) {
                    return -1;
                }
                fraction = true;
                out[used++] = '.';
            } else if (b == '.') {
                return -1;
            } else {
                digits += Digits.isDigit(b) ? 1 : 0;
                out[used++] = b;
            }
        }
        return grouped && !fraction && digits != 3 ? -1 : used;
    }
}
