package io.penstock.expr.syntax;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.util.ArrayList;
import java.util.List;

/** Cuts expression text into tokens. */
final class Lexer {
    private static final List<String> DOUBLE_SYMBOLS = List.of("<=", ">=", "<>", "!=", "||", "==");
    private static final String SYMBOLS = "+-*/%()<>=,";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String source) {
        this.source = source;
    }

    /** The tokens, the last of kind END. */
    List<Token> tokens() {
        while (true) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
            if (at == source.length()) {
                tokens.add(new Token(Token.Kind.END, "", at + 1, at + 1));
                return tokens;
            }
            next();
        }
    }

    /** A problem at a place of the text, counted from 1. */
    static PlanException error(String source, int position, String what) {
        return new PlanException(Problem.of(ExprErrors.SYNTAX, what).at(place(source, position)));
    }

    static String place(String source, int position) {
        return "expression '" + source + "', position " + position;
    }

    private void next() {
        int from = at;
        char c = source.charAt(at);
        if (c == '\'') {
            add(Token.Kind.TEXT, quoted('\'', "text"), from);
        } else if (c == '"') {
            String name = quoted('"', "column name");
            if (name.isEmpty()) {
                throw error(source, from + 1, "a column name between \" and \" cannot be empty");
            }
            add(Token.Kind.QUOTED, name, from);
        } else if (isDigit(c) || (c == '.' && at + 1 < source.length() && isDigit(source.charAt(at + 1)))) {
            number();
        } else if (Character.isLetter(c) || c == '_') {
            while (at < source.length() && isWordPart(source.charAt(at))) {
                at++;
            }
            add(Token.Kind.WORD, source.substring(from, at), from);
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        int from = at;
        if (source.startsWith("--", at) || source.startsWith("/*", at)) {
            throw error(source, at + 1, "comments are not part of an expression; for a double minus write '- -'");
        }
        for (String symbol : DOUBLE_SYMBOLS) {
            if (source.startsWith(symbol, at)) {
                at += 2;
                add(Token.Kind.SYMBOL, symbol.equals("!=") ? "<>" : symbol.equals("==") ? "=" : symbol, from);
                return;
            }
        }
        if (SYMBOLS.indexOf(c) < 0) {
            throw error(
                    source,
                    at + 1,
                    "the character '" + Character.toString(source.codePointAt(at)) + "' has no meaning here"
                            + (c == '.' ? "; a column name with a dot is written between double quotes" : ""));
        }
        at++;
        add(Token.Kind.SYMBOL, String.valueOf(c), from);
    }

    private String quoted(char quote, String what) {
        int from = at++;
        StringBuilder content = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c != quote) {
                content.append(c);
            } else if (at < source.length() && source.charAt(at) == quote) {
                content.append(quote);
                at++;
            } else {
                return content.toString();
            }
        }
        throw error(source, from + 1, "the " + what + " that begins here has no closing " + quote);
    }

    private void number() {
        int from = at;
        Token.Kind kind = Token.Kind.INTEGER;
        digits();
        if (at < source.length() && source.charAt(at) == '.') {
            kind = Token.Kind.DECIMAL;
            at++;
            digits();
        }
        if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < source.length() && (source.charAt(exponent) == '+' || source.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < source.length() && isDigit(source.charAt(exponent))) {
                kind = Token.Kind.FLOAT;
                at = exponent;
                digits();
            }
        }
        if (at < source.length() && (isWordPart(source.charAt(at)) || source.charAt(at) == '.')) {
            throw error(
                    source,
                    from + 1,
                    "a number ends in '" + source.charAt(at) + "'; a column name that begins with a"
                            + " digit is written between double quotes");
        }
        add(kind, source.substring(from, at), from);
    }

    private void digits() {
        while (at < source.length() && isDigit(source.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
    }

    private void add(Token.Kind kind, String text, int from) {
        tokens.add(new Token(kind, text, from + 1, at + 1));
    }
}
