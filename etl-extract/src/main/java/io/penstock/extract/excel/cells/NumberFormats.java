package io.penstock.extract.excel.cells;

/** Tells by a number format (ECMA-376 part 1, 18.8.30 and 18.8.31) whether a number is shown as a date or time. */
public final class NumberFormats {
    private NumberFormats() {}

    /** The kind of number that a format built into Excel shows; {@link CellKind#NUMBER} for numbers, durations and unknown ids. 27 to 36
     * and 50 to 58 are the dates and times of East Asian versions. */
    public static byte builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> CellKind.DATE;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> CellKind.TIME;
            case 22 -> CellKind.TIMESTAMP;
            default -> CellKind.NUMBER;
        };
    }

    /** The kind of number that a format code such as {@code dd/mm/yyyy hh:mm} shows, by its first section. */
    public static byte custom(String code) {
        boolean date = false;
        boolean time = false;
        boolean minuteOrMonth = false;
        for (int i = 0; i < code.length(); i++) {
            char c = Character.toLowerCase(code.charAt(i));
            if (c == '"') {
                int end = code.indexOf('"', i + 1);
                i = end < 0 ? code.length() : end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                int end = code.indexOf(']', i);
                if (isElapsed(code, i + 1, end)) {
                    return CellKind.NUMBER;
                }
                i = end < 0 ? code.length() : end;
            } else if (c == 'a' && code.regionMatches(true, i, "am/pm", 0, 5)) {
                i += 4;
            } else if (c == ';') {
                break;
            } else if (c == 'g' && code.regionMatches(true, i, "general", 0, 7)) {
                return CellKind.NUMBER;
            } else if (c == 'y' || c == 'd') {
                date = true;
            } else if (c == 'h' || c == 's') {
                time = true;
            } else if (c == 'm') {
                minuteOrMonth = true;
            } else if (c == '0' && !time) {
                return CellKind.NUMBER;
            } else if (c == '#' || c == '?' || c == '@' || c == 'e' || c == '%') {
                return date || time ? kind(date, time) : CellKind.NUMBER;
            }
        }
        return kind(date || (minuteOrMonth && !time), time);
    }

    private static byte kind(boolean date, boolean time) {
        if (date) {
            return time ? CellKind.TIMESTAMP : CellKind.DATE;
        }
        return time ? CellKind.TIME : CellKind.NUMBER;
    }

    /** {@code [h]}, {@code [mm]}, {@code [s]}: a duration, which may be longer than a day. */
    private static boolean isElapsed(String code, int from, int to) {
        if (to <= from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if ("hms".indexOf(Character.toLowerCase(code.charAt(i))) < 0) {
                return false;
            }
        }
        return true;
    }
}
