package io.penstock.extract.excel.cells;

/** Tells by a number format (ECMA-376 part 1, 18.8.30 and 18.8.31) whether a number is shown as a date or time. */
public final class NumberFormats {
    private NumberFormats() {}

    /** The kind of number that a format built into Excel shows; {@link CellKind#NUMBER} for numbers and unknown ids. */
    public static byte builtIn(int id) {
        if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 54) || id == 57 || id == 58) {
            return CellKind.DATE;
        } else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56) {
            return CellKind.TIME;
        } else if (id == 36) {
            return CellKind.DATE;
        }
        return id == 22 ? CellKind.TIMESTAMP : CellKind.NUMBER;
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
