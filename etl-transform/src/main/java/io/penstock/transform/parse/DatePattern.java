package io.penstock.transform.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A date or time pattern in the letters of {@link java.time.format.DateTimeFormatter}, as the parts that bytes can be read by.
 *
 * @param parts in order; neighbouring literals are not joined
 */
record DatePattern(List<Part> parts) {
    /** What a part stands for. */
    enum Kind {
        LITERAL,
        YEAR,
        SHORT_YEAR,
        MONTH,
        MONTH_SHORT_NAME,
        MONTH_NAME,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        FRACTION,
        OFFSET;

        boolean isNumber() {
            return this != LITERAL && this != MONTH_SHORT_NAME && this != MONTH_NAME && this != OFFSET;
        }

        boolean isTime() {
            return this == HOUR || this == MINUTE || this == SECOND || this == FRACTION || this == OFFSET;
        }
    }

    /**
     * One part.
     *
     * @param least fewest digits of a number
     * @param most most digits of a number
     * @param literal the byte of a literal
     */
    record Part(Kind kind, int least, int most, byte literal) {
        boolean isVariable() {
            return kind.isNumber() && least != most;
        }
    }

    /** The pattern's parts; null when it uses letters or forms that only the formatter knows. */
    static @Nullable DatePattern compile(String pattern) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                int end = pattern.indexOf('\'', i + 1);
                if (end < 0) {
                    return null;
                }
                literal(parts, end == i + 1 ? "'" : pattern.substring(i + 1, end));
                i = end + 1;
            } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                int run = i;
                while (run < pattern.length() && pattern.charAt(run) == c) {
                    run++;
                }
                Part part = field(c, run - i);
                if (part == null) {
                    return null;
                }
                parts.add(part);
                i = run;
            } else if ("[]{}#".indexOf(c) >= 0) {
                return null;
            } else {
                int width = Character.charCount(pattern.codePointAt(i));
                literal(parts, pattern.substring(i, i + width));
                i += width;
            }
        }
        return isReadable(parts) ? new DatePattern(List.copyOf(parts)) : null;
    }

    private static void literal(List<Part> parts, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            parts.add(new Part(Kind.LITERAL, 0, 0, b));
        }
    }

    private static @Nullable Part field(char letter, int count) {
        return switch (letter) {
            case 'y', 'u' -> count == 4 ? part(Kind.YEAR, 4, 4) : count == 2 ? part(Kind.SHORT_YEAR, 2, 2) : null;
            case 'M' ->
                switch (count) {
                    case 1 -> part(Kind.MONTH, 1, 2);
                    case 2 -> part(Kind.MONTH, 2, 2);
                    case 3 -> part(Kind.MONTH_SHORT_NAME, 0, 0);
                    case 4 -> part(Kind.MONTH_NAME, 0, 0);
                    default -> null;
                };
            case 'd' -> twoDigits(Kind.DAY, count);
            case 'H' -> twoDigits(Kind.HOUR, count);
            case 'm' -> twoDigits(Kind.MINUTE, count);
            case 's' -> twoDigits(Kind.SECOND, count);
            case 'S' -> count <= 9 ? part(Kind.FRACTION, count, count) : null;
            case 'X' -> count == 3 ? part(Kind.OFFSET, 0, 0) : null;
            default -> null;
        };
    }

    private static @Nullable Part twoDigits(Kind kind, int count) {
        return count <= 2 ? part(kind, count, 2) : null;
    }

    private static Part part(Kind kind, int least, int most) {
        return new Part(kind, least, most, (byte) 0);
    }

    /** Each field once, year, month and day there, and no number of varying length right before another number. */
    private static boolean isReadable(List<Part> parts) {
        List<Kind> seen = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Kind kind = canonical(part.kind());
            if (kind != Kind.LITERAL && seen.contains(kind)) {
                return false;
            }
            seen.add(kind);
            if (part.isVariable()
                    && i + 1 < parts.size()
                    && parts.get(i + 1).kind().isNumber()) {
                return false;
            }
        }
        boolean timeIsComplete =
                !(seen.contains(Kind.MINUTE) || seen.contains(Kind.SECOND) || seen.contains(Kind.FRACTION))
                        || seen.contains(Kind.HOUR);
        return timeIsComplete && seen.contains(Kind.YEAR) && seen.contains(Kind.MONTH) && seen.contains(Kind.DAY);
    }

    private static Kind canonical(Kind kind) {
        return switch (kind) {
            case SHORT_YEAR -> Kind.YEAR;
            case MONTH_SHORT_NAME, MONTH_NAME -> Kind.MONTH;
            default -> kind;
        };
    }

    boolean hasTime() {
        return parts.stream().anyMatch(part -> part.kind().isTime());
    }

    boolean hasNames() {
        return parts.stream().anyMatch(part -> part.kind() == Kind.MONTH_SHORT_NAME || part.kind() == Kind.MONTH_NAME);
    }

    /** Whether every value has the same length: four-digit year, two-digit month and day, literals. */
    boolean isFixedDate() {
        return parts.stream()
                .allMatch(part -> part.kind() == Kind.LITERAL
                        || part.kind() == Kind.YEAR
                        || ((part.kind() == Kind.MONTH || part.kind() == Kind.DAY) && part.least() == 2));
    }
}
