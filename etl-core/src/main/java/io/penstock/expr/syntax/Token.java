package io.penstock.expr.syntax;

import java.util.Locale;

/**
 * A piece of expression text.
 *
 * @param kind what it is
 * @param text the word, the symbol, the digits, or the content of quotes with doubled quotes undone
 * @param position its first character, counted from 1
 * @param end one past its last character, counted from 1
 */
record Token(Kind kind, String text, int position, int end) {
    enum Kind {
        WORD,
        QUOTED,
        TEXT,
        INTEGER,
        DECIMAL,
        FLOAT,
        SYMBOL,
        END
    }

    boolean isWord(String upper) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(upper);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** For messages; text literals are named, not shown. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "a text";
            case QUOTED -> "\"" + text + "\"";
            default -> "'" + text + "'";
        };
    }
}
