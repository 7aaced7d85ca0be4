package io.penstock.quality.profile.text;

import io.penstock.format.address.EmailLevel;
import io.penstock.format.address.IpAddress;
import io.penstock.format.address.IpVersion;
import io.penstock.format.address.Mailbox;
import io.penstock.format.address.Telephone;
import io.penstock.format.address.UrlForm;
import io.penstock.format.identifier.CardNumber;
import io.penstock.format.identifier.CardScheme;
import io.penstock.format.identifier.Iban;
import io.penstock.format.identifier.Isbn;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.format.identifier.Uuid;
import io.penstock.format.syntax.JsonText;
import io.penstock.quality.profile.measure.Format;
import java.util.EnumSet;
import java.util.List;

/** What a text looks like. One thread. */
final class FormatTests {
    private static final UrlForm URL = new UrlForm(List.of("http", "https", "ftp", "ftps"));
    private static final CardNumber CARD = new CardNumber(EnumSet.allOf(CardScheme.class));
    private static final Format[] ALL = Format.values();
    private static final String[] BOOLEANS = {"true", "false", "yes", "no", "y", "n", "t", "f"};

    private final JsonText json = new JsonText();

    /**
     * The formats of a text without spaces around it, one bit for each by its place among {@link Format#values}.
     *
     * @param candidates bits of those that are asked for
     */
    int of(byte[] text, int from, int to, int candidates) {
        int found = 0;
        int left = candidates & plausible(text[from], to - from);
        while (left != 0) {
            int place = Integer.numberOfTrailingZeros(left);
            left &= left - 1;
            if (is(ALL[place], text, from, to)) {
                found |= 1 << place;
            }
        }
        return found;
    }

    private static int bits(Format... formats) {
        List<Format> wanted = List.of(formats);
        int bits = 0;
        for (int f = 0; f < ALL.length; f++) {
            bits |= wanted.contains(ALL[f]) ? 1 << f : 0;
        }
        return bits;
    }

    private static final int NUMBERS = bits(Format.INTEGER, Format.DECIMAL, Format.PERCENT, Format.MONEY);
    private static final int ANY = bits(Format.EMAIL, Format.PHONE);
    private static final int DIGIT = NUMBERS
            | ANY
            | bits(
                    Format.DATE_ISO,
                    Format.DATE_EU,
                    Format.DATE_US,
                    Format.DATE_TEXT,
                    Format.TIME,
                    Format.TIMESTAMP,
                    Format.ISBN,
                    Format.UUID,
                    Format.IP,
                    Format.CREDIT_CARD);
    private static final int LETTER =
            ANY | bits(Format.MONEY, Format.BOOLEAN, Format.DATE_TEXT, Format.URL, Format.UUID, Format.IP, Format.IBAN);
    private static final int BOOLEAN = bits(Format.BOOLEAN);
    private static final int JSON = bits(Format.JSON);
    private static final int OTHER = NUMBERS | ANY | bits(Format.IP);

    /** What a text can look like by its first byte and its length. */
    private static int plausible(byte first, int length) {
        int lower = first | 32;
        if (first >= '0' && first <= '9') {
            return DIGIT;
        } else if (lower >= 'a' && lower <= 'z') {
            return length > 5 ? LETTER & ~BOOLEAN : LETTER;
        }
        return first == '{' || first == '[' ? OTHER | JSON : OTHER;
    }

    private boolean is(Format format, byte[] text, int from, int to) {
        return switch (format) {
            case INTEGER -> NumberTests.isInteger(text, from, to);
            case DECIMAL -> NumberTests.isDecimal(text, from, to);
            case PERCENT -> NumberTests.isPercent(text, from, to);
            case MONEY -> NumberTests.isMoney(text, from, to);
            case BOOLEAN -> isBoolean(text, from, to);
            case DATE_ISO -> DateTests.isIso(text, from, to);
            case DATE_EU -> DateTests.isNumeric(text, from, to, true);
            case DATE_US -> DateTests.isNumeric(text, from, to, false);
            case DATE_TEXT -> DateTests.isWritten(text, from, to);
            case TIME -> DateTests.isTime(text, from, to);
            case TIMESTAMP -> DateTests.isTimestamp(text, from, to);
            case EMAIL -> Mailbox.isValid(text, from, to, EmailLevel.LOOKS_LIKE);
            case URL -> URL.isValid(text, from, to);
            case PHONE -> Telephone.isLike(text, from, to) && !isDate(text, from, to);
            case ISBN -> Isbn.isValid(text, from, to, IsbnForm.ANY);
            case UUID -> Uuid.isValid(text, from, to);
            case IP -> IpAddress.isValid(text, from, to, IpVersion.ANY);
            case CREDIT_CARD -> CARD.isValid(text, from, to);
            case IBAN -> Iban.isValid(text, from, to);
            case JSON -> json.isValid(text, from, to);
        };
    }

    private static boolean isDate(byte[] text, int from, int to) {
        return DateTests.isIso(text, from, to)
                || DateTests.isNumeric(text, from, to, true)
                || DateTests.isNumeric(text, from, to, false);
    }

    private static boolean isBoolean(byte[] text, int from, int to) {
        for (String word : BOOLEANS) {
            if (word.length() == to - from) {
                boolean equal = true;
                for (int i = 0; i < word.length(); i++) {
                    equal &= (text[from + i] | 32) == word.charAt(i);
                }
                if (equal) {
                    return true;
                }
            }
        }
        return false;
    }
}
