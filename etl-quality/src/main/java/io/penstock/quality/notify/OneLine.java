package io.penstock.quality.notify;

/** Texts of people and data made fit for places that have one line. */
public final class OneLine {
    private OneLine() {}

    /** The text with a blank for each control character, line break and direction mark. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(isPlain(c) ? c : ' '));
        return line.toString().strip();
    }

    /** As {@link #of(String)}, cut to so many characters, the last of which is then {@code …}. */
    public static String of(String text, int most) {
        return cut(of(text), most);
    }

    /** The text cut to so many characters, the last of which is then {@code …}; no surrogate pair is torn. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
