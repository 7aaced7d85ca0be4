package io.penstock.transform.parse;

/** Date formats as C's {@code strftime} and Python have them, in the letters of the JDK. */
final class Strftime {
    private Strftime() {}

    /** @throws IllegalArgumentException naming a conversion that has no counterpart */
    static String toLetters(String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(Character.isLetter(c) ? "'" + c + "'" : c == '\'' ? "''" : String.valueOf(c));
            } else if (++i == format.length()) {
                throw new IllegalArgumentException("'" + format + "' is not a date format: it ends in %");
            } else {
                out.append(conversion(format, format.charAt(i)));
            }
        }
        return out.toString();
    }

    private static String conversion(String format, char letter) {
        return switch (letter) {
            case 'Y' -> "yyyy";
            case 'y' -> "yy";
            case 'm' -> "MM";
            case 'b' -> "MMM";
            case 'B' -> "MMMM";
            case 'd' -> "dd";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'p' -> "a";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'f' -> "SSSSSS";
            case 'j' -> "DDD";
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'z' -> "X".repeat(3);
            case 'F' -> "yyyy-MM-dd";
            case 'T' -> "HH:mm:ss";
            case '%' -> "%";
            default ->
                throw new IllegalArgumentException("'" + format + "' is not a date format: %" + letter
                        + " is not known. Valid are %Y %y %m %b %B %d %H %I %p %M %S %f %j %a %A %z %F %T.");
        };
    }
}
