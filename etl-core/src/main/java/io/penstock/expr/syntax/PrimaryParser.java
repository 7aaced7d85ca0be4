package io.penstock.expr.syntax;

import io.penstock.error.PlanException;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what operators stand between: constants, columns, calls, {@code CASE}, {@code CAST} and parentheses. */
final class PrimaryParser {
    /** Words that are no column names unless quoted. */
    static final Set<String> RESERVED = Set.of(
            "AND",
            "OR",
            "NOT",
            "IS",
            "NULL",
            "TRUE",
            "FALSE",
            "BETWEEN",
            "IN",
            "LIKE",
            "ESCAPE",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "DISTINCT",
            "FROM",
            "AS");

    private final Tokens tokens;
    private final Parser parser;

    PrimaryParser(Tokens tokens, Parser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    Node read() {
        Token token = tokens.peek();
        switch (token.kind()) {
            case TEXT -> {
                tokens.next();
                return new Node.Literal(token.position(), Type.TEXT, token.text());
            }
            case INTEGER, DECIMAL, FLOAT -> {
                tokens.next();
                return Literals.number(tokens.source(), token);
            }
            case QUOTED -> {
                tokens.next();
                return new Node.ColumnName(token.position(), token.text());
            }
            case WORD -> {
                return word(token);
            }
            default -> {
                if (tokens.acceptSymbol("(")) {
                    Node inner = parser.expression();
                    tokens.expectSymbol(")", "parentheses");
                    return inner;
                }
                throw tokens.unexpected("a value");
            }
        }
    }

    private Node word(Token token) {
        String upper = token.text().toUpperCase(Locale.ROOT);
        Token after = tokens.peekAfter();
        switch (upper) {
            case "NULL" -> {
                tokens.next();
                return new Node.Literal(token.position(), null, null);
            }
            case "TRUE", "FALSE" -> {
                tokens.next();
                return new Node.Literal(token.position(), Type.BOOLEAN, upper.equals("TRUE"));
            }
            case "CASE" -> {
                tokens.next();
                return caseOf(token);
            }
            case "NOT" -> throw tokens.error("NOT needs parentheses here: (NOT …)");
            default -> {
                if (RESERVED.contains(upper)) {
                    throw tokens.unexpected("a value");
                }
            }
        }
        tokens.next();
        if (after.kind() == Token.Kind.TEXT && (upper.equals("DATE") || upper.equals("TIMESTAMP"))) {
            tokens.next();
            return upper.equals("DATE")
                    ? Literals.date(tokens.source(), token, after)
                    : Literals.timestamp(tokens.source(), token, after);
        } else if (after.isSymbol("(")) {
            tokens.next();
            return call(token, upper);
        }
        return new Node.ColumnName(token.position(), token.text());
    }

    private Node call(Token name, String upper) {
        switch (upper) {
            case "CAST" -> {
                return cast(name, Node.OnFailure.ERROR);
            }
            case "TRY_CAST" -> {
                return cast(name, Node.OnFailure.NULL);
            }
            case "EXTRACT" -> {
                Token part = tokens.next();
                tokens.expectWord("FROM", "EXTRACT(part FROM value)");
                Node value = parser.expression();
                tokens.expectSymbol(")", "EXTRACT(part FROM value)");
                return new Node.Call(name.position(), part.text().toLowerCase(Locale.ROOT), List.of(value));
            }
            default -> {
                List<Node> arguments = tokens.acceptSymbol(")") ? List.of() : parser.list();
                return new Node.Call(name.position(), upper.toLowerCase(Locale.ROOT), arguments);
            }
        }
    }

    private Node cast(Token name, Node.OnFailure onFailure) {
        Node operand = parser.expression();
        tokens.expectWord("AS", "CAST(value AS type)");
        Token from = tokens.peek();
        int open = 0;
        int end = from.position();
        while (tokens.peek().kind() != Token.Kind.END
                && !(open == 0 && tokens.peek().isSymbol(")"))) {
            Token token = tokens.next();
            open += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            end = token.end();
        }
        tokens.expectSymbol(")", "CAST(value AS type)");
        String type = tokens.source().substring(from.position() - 1, end - 1);
        try {
            return new Node.Cast(name.position(), operand, Type.parse(type), onFailure);
        } catch (PlanException e) {
            throw tokens.error(from.position(), e.problems().get(0).what());
        }
    }

    private Node caseOf(Token start) {
        @Nullable Node subject = tokens.peek().isWord("WHEN") ? null : parser.expression();
        List<Node.When> branches = new ArrayList<>();
        while (tokens.acceptWord("WHEN")) {
            Node condition = parser.expression();
            tokens.expectWord("THEN", "CASE WHEN … THEN … END");
            branches.add(new Node.When(condition, parser.expression()));
        }
        if (branches.isEmpty()) {
            throw tokens.unexpected("WHEN (the form is CASE WHEN … THEN … END)");
        }
        @Nullable Node otherwise = tokens.acceptWord("ELSE") ? parser.expression() : null;
        tokens.expectWord("END", "CASE WHEN … THEN … END");
        return new Node.Case(start.position(), subject, branches, otherwise);
    }
}
