package io.penstock.expr.compute;

import io.penstock.expr.syntax.Literals;
import io.penstock.schema.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from UTF-8 text; spaces around them do not matter. Each method tells whether the text is such a value and
 * leaves it in a field. One thread, one batch.
 */
final class TextParsing {
    /** An INT64, an epoch day, microseconds, or an unscaled decimal. */
    long value;

    double number;

    private int from;
    private int to;

    private void strip(byte[] bytes, int start, int end) {
        from = start;
        to = end;
        while (from < to && isSpace(bytes[from])) {
            from++;
        }
        while (from < to && isSpace(bytes[to - 1])) {
            to--;
        }
    }

    static boolean isSpace(byte b) {
        return b == ' ' || (b >= 9 && b <= 13);
    }

    boolean readLong(byte[] bytes, int start, int end) {
        strip(bytes, start, end);
        return readDecimal(bytes, 18, 0, false) || readWideLong(bytes);
    }

    private boolean readWideLong(byte[] bytes) {
        if (to - from < 19 || to - from > 20) {
            return false;
        }
        try {
            String digits = string(bytes);
            value = Long.parseLong(digits);
            return Utf8.isAscii(bytes, from, to);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A decimal of the type's digits; more digits after the point are rounded half away from zero. */
    boolean readDecimal(byte[] bytes, int start, int end, DecimalType type) {
        strip(bytes, start, end);
        if (readDecimal(bytes, type.precision(), type.scale(), true)) {
            return true;
        }
        BigDecimal wide = wide(bytes, from, to, type);
        if (wide != null) {
            value = wide.unscaledValue().longValueExact();
        }
        return wide != null;
    }

    private boolean readDecimal(byte[] bytes, int precision, int scale, boolean point) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        at += at < to && (negative || bytes[at] == '+') ? 1 : 0;
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                decimals += decimals >= 0 ? 1 : 0;
                if (++count > 18) {
                    return false;
                }
            } else if (bytes[at] == '.' && point && decimals < 0) {
                decimals = 0;
            } else {
                return false;
            }
        }
        int missing = scale - Math.max(0, decimals);
        if (count == 0 || missing < 0 || count + missing > Math.min(18, precision)) {
            return false;
        }
        digits *= LongMath.powerOfTen(missing);
        value = negative ? -digits : digits;
        return true;
    }

    /** The decimal rounded to the type's scale; null where the text is no number or has too many digits. */
    static @Nullable BigDecimal wide(byte[] bytes, int start, int end, DecimalType type) {
        TextParsing text = new TextParsing();
        text.strip(bytes, start, end);
        if (text.to - text.from > 100 || !text.isNumber(bytes)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text.string(bytes));
        if (Math.abs((long) exact.precision() - exact.scale()) > 400 || Math.abs(exact.scale()) > 400) {
            return null;
        }
        BigDecimal fitted = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        return fitted.precision() > type.precision() ? null : fitted;
    }

    boolean readDouble(byte[] bytes, int start, int end) {
        strip(bytes, start, end);
        if (isNumber(bytes)) {
            number = Double.parseDouble(string(bytes));
            return !Double.isInfinite(number);
        }
        String word = string(bytes).toLowerCase(Locale.ROOT);
        number = switch (word) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
        return number != 0;
    }

    /** {@code [+-] digits [. digits] [e [+-] digits]} with a digit somewhere before the exponent. */
    private boolean isNumber(byte[] bytes) {
        int at = sign(bytes, from);
        int whole = digits(bytes, at);
        int end = whole;
        if (end < to && bytes[end] == '.') {
            end = digits(bytes, end + 1);
            whole += end > whole + 1 ? 1 : 0;
        }
        if (whole == at) {
            return false;
        }
        if (end < to && (bytes[end] | 0x20) == 'e') {
            int exponent = sign(bytes, end + 1);
            end = digits(bytes, exponent);
            if (end == exponent || end - exponent > 9) {
                return false;
            }
        }
        return end == to;
    }

    private int sign(byte[] bytes, int at) {
        return at < to && (bytes[at] == '-' || bytes[at] == '+') ? at + 1 : at;
    }

    private int digits(byte[] bytes, int at) {
        int end = at;
        while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end;
    }

    /** {@code yyyy-MM-dd}, a day of the calendar. */
    boolean readDate(byte[] bytes, int start, int end) {
        strip(bytes, start, end);
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return false;
        }
        int year = fixed(bytes, from, 4);
        int month = fixed(bytes, from + 5, 2);
        int day = fixed(bytes, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > CivilDate.lengthOfMonth(year, month)) {
            return false;
        }
        value = CivilDate.toDay(year, month, day);
        return true;
    }

    private static int fixed(byte[] bytes, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    boolean readTimestamp(byte[] bytes, int start, int end) {
        strip(bytes, start, end);
        try {
            value = ChronoUnit.MICROS.between(Instant.EPOCH, Literals.instant(string(bytes)));
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    /** {@code true t yes y 1} and {@code false f no n 0} in any case; the value is 1 or 0. */
    boolean readBoolean(byte[] bytes, int start, int end) {
        strip(bytes, start, end);
        if (to - from > 5) {
            return false;
        }
        String word = string(bytes).toLowerCase(Locale.ROOT);
        value = switch (word) {
            case "true", "t", "yes", "y", "1" -> 1;
            case "false", "f", "no", "n", "0" -> 0;
            default -> -1;
        };
        return value >= 0;
    }

    private String string(byte[] bytes) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
