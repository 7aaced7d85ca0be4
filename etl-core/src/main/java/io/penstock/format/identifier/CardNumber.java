package io.penstock.format.identifier;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of payment cards: issuer by first digits, number of digits of that issuer, and the Luhn check digit (ISO/IEC 7812-1 annex B:
 * every second digit from the right doubled, the digits of the sum divisible by 10). Single hyphens or spaces may stand between digits.
 *
 * @param schemes the issuers that count
 */
public record CardNumber(Set<CardScheme> schemes) implements Serializable {
    private static final int FEWEST = 12;
    private static final int MOST = 19;

    public CardNumber {
        schemes = Collections.unmodifiableSet(EnumSet.copyOf(schemes));
    }

    public boolean isValid(byte[] text, int from, int to) {
        int count = 0;
        int prefix = 0;
        int even = 0;
        int odd = 0;
        boolean separated = true;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                if (separated || (text[i] != ' ' && text[i] != '-')) {
                    return false;
                }
                separated = true;
                continue;
            }
            separated = false;
            int doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
            // Whether a digit is doubled depends on the length, so both sums are kept: of even and of odd positions
            // doubled.
            boolean isEven = (count & 1) == 0;
            even += isEven ? doubled : digit;
            odd += isEven ? digit : doubled;
            if (count < 6) {
                prefix = prefix * 10 + digit;
            }
            if (++count > MOST) {
                return false;
            }
        }
        if (separated || count < FEWEST || ((count & 1) == 0 ? even : odd) % 10 != 0) {
            return false;
        }
        CardScheme scheme = scheme(prefix, count);
        return scheme != null && schemes.contains(scheme);
    }

    /** @param prefix the first six digits */
    private static @Nullable CardScheme scheme(int prefix, int count) {
        int two = prefix / 10_000;
        int three = prefix / 1000;
        int four = prefix / 100;
        CardScheme scheme;
        boolean fits = count >= 16;
        if (two / 10 == 4) {
            scheme = CardScheme.VISA;
            fits = count == 13 || count == 16 || count == 19;
        } else if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            scheme = CardScheme.MASTERCARD;
            fits = count == 16;
        } else if (two == 34 || two == 37) {
            scheme = CardScheme.AMEX;
            fits = count == 15;
        } else if (four >= 3528 && four <= 3589) {
            scheme = CardScheme.JCB;
        } else if ((three >= 300 && three <= 305) || four == 3095 || two == 36 || two == 38 || two == 39) {
            scheme = CardScheme.DINERS;
            fits = count >= 14;
        } else if (four == 6011 || (three >= 644 && three <= 649) || two == 65) {
            scheme = CardScheme.DISCOVER;
        } else if (two == 62 || two == 81) {
            scheme = CardScheme.UNIONPAY;
        } else if (two == 50 || (two >= 56 && two <= 58) || two / 10 == 6) {
            scheme = CardScheme.MAESTRO;
            fits = true;
        } else {
            return null;
        }
        return fits ? scheme : null;
    }
}
