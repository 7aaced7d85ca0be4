package io.penstock.format.identifier;

import org.jspecify.annotations.Nullable;

/**
 * IBAN (ISO 13616): the structure of its country and a remainder of 1 modulo 97 (ISO 7064) with the first four characters moved to the
 * end and letters as 10 to 35. Capital letters; the paper form with a space after every fourth character is an IBAN too.
 */
public final class Iban {
    private static final int LONGEST = 34;
    private static final int GROUP = 4;

    private Iban() {}

    public static boolean isValid(byte[] text, int from, int to) {
        if (to - from < GROUP + 1) {
            return false;
        }
        byte @Nullable [] form = IbanCountries.form(text[from], text[from + 1]);
        if (form == null) {
            return false;
        } else if (to - from == form.length + 2) {
            return isElectronic(text, from, form);
        }
        return isPaper(text, from, to, form);
    }

    private static boolean isElectronic(byte[] text, int from, byte[] form) {
        int rest = 0;
        for (int i = 2; i < form.length; i++) {
            int value = value(text[from + 2 + i], form[i]);
            if (value < 0) {
                return false;
            }
            rest = append(rest, value);
        }
        rest = append(append(rest, text[from] - 'A' + 10), text[from + 1] - 'A' + 10);
        int first = value(text[from + 2], form[0]);
        int second = value(text[from + 3], form[1]);
        return first >= 0 && second >= 0 && (rest * 100 + first * 10 + second) % 97 == 1;
    }

    private static int append(int rest, int value) {
        return (value < 10 ? rest * 10 + value : rest * 100 + value) % 97;
    }

    /** What a character stands for; −1 when the form does not allow it. */
    private static int value(byte character, byte kind) {
        if (character >= '0' && character <= '9') {
            return kind == 'a' ? -1 : character - '0';
        }
        return kind != 'n' && character >= 'A' && character <= 'Z' ? character - 'A' + 10 : -1;
    }

    private static boolean isPaper(byte[] text, int from, int to, byte[] form) {
        int length = form.length + 2;
        if (length > LONGEST || to - from != length + (length - 1) / GROUP) {
            return false;
        }
        byte[] plain = new byte[length];
        int count = 0;
        for (int i = 0; i < to - from; i++) {
            if (i % (GROUP + 1) == GROUP) {
                if (text[from + i] != ' ') {
                    return false;
                }
            } else {
                plain[count++] = text[from + i];
            }
        }
        return isElectronic(plain, 0, form);
    }
}
