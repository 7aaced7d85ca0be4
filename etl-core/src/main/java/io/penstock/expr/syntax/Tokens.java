package io.penstock.expr.syntax;

import io.penstock.error.PlanException;
import java.util.List;

/** The tokens of one expression and the place the parser has reached. */
final class Tokens {
    private final String source;
    private final List<Token> tokens;
    private int at;

    Tokens(String source) {
        this.source = source;
        this.tokens = new Lexer(source).tokens();
    }

    String source() {
        return source;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekAfter() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean acceptWord(String upper) {
        if (peek().isWord(upper)) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptSymbol(String symbol) {
        if (peek().isSymbol(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    void expectWord(String upper, String form) {
        if (!acceptWord(upper)) {
            throw unexpected(upper + " (the form is " + form + ")");
        }
    }

    void expectSymbol(String symbol, String form) {
        if (!acceptSymbol(symbol)) {
            throw unexpected("'" + symbol + "' in " + form);
        }
    }

    PlanException unexpected(String expected) {
        return error("found " + peek().shown() + " where " + expected + " was expected");
    }

    PlanException error(String what) {
        return error(peek().position(), what);
    }

    PlanException error(int position, String what) {
        return Lexer.error(source, position, what);
    }
}
