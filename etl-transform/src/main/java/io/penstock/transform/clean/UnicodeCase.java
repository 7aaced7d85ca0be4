package io.penstock.transform.clean;

import java.util.Locale;

/** Case mapping of any text, the slow and complete form of {@link AsciiCase}. */
final class UnicodeCase {
    private UnicodeCase() {}

    static String map(String text, LetterCase to) {
        return switch (to) {
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case TITLE -> title(text.toLowerCase(Locale.ROOT));
            case SENTENCE -> sentence(text.toLowerCase(Locale.ROOT));
        };
    }

    private static String title(String lower) {
        StringBuilder out = new StringBuilder(lower.length());
        boolean inWord = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            out.appendCodePoint(inWord ? c : Character.toTitleCase(c));
            i += Character.charCount(c);
            inWord = isWord(c) || ((c == '\'' || c == 0x2019) && inWord && isContraction(lower, i));
        }
        return out.toString();
    }

    private static boolean isContraction(String text, int from) {
        int letters = 0;
        for (int i = from; i < text.length() && letters < 3; ) {
            int c = text.codePointAt(i);
            if (!isWord(c)) {
                break;
            }
            letters++;
            i += Character.charCount(c);
        }
        return letters < 3;
    }

    private static String sentence(String lower) {
        StringBuilder out = new StringBuilder(lower.length());
        boolean first = true;
        boolean stopped = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            out.appendCodePoint(first ? Character.toTitleCase(c) : c);
            i += Character.charCount(c);
            if (isWord(c)) {
                first = false;
            } else if (stopped && Character.isWhitespace(c)) {
                first = true;
            }
            stopped = c == '.' || c == '!' || c == '?';
        }
        return out.toString();
    }

    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
