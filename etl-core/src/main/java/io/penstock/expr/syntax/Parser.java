package io.penstock.expr.syntax;

import io.penstock.error.PlanException;
import io.penstock.expr.syntax.Node.Sense;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expression text by recursive descent, one method per binding strength: {@code OR}, {@code AND}, {@code NOT},
 * comparisons and tests, {@code ||}, {@code + -}, {@code * / %}, unary minus, and at last {@link PrimaryParser}.
 */
public final class Parser {
    private static final int MAX_DEPTH = 250;
    private static final int MAX_CHAIN = 1000;

    private final Tokens tokens;
    private final PrimaryParser primary;
    private int depth;

    private Parser(String source) {
        this.tokens = new Tokens(source);
        this.primary = new PrimaryParser(tokens, this);
    }

    /**
     * The tree of {@code source}.
     *
     * @throws PlanException {@code PEN-1101} or {@code PEN-1108} with the position of the mistake
     */
    public static Node parse(String source) {
        Parser parser = new Parser(source);
        Node root = parser.expression();
        if (parser.tokens.peek().kind() != Token.Kind.END) {
            throw parser.tokens.unexpected("an operator or the end");
        }
        return root;
    }

    Node expression() {
        if (++depth > MAX_DEPTH) {
            throw tokens.error("more than " + MAX_DEPTH + " levels of nesting");
        }
        Node node = or();
        depth--;
        return node;
    }

    private Node or() {
        Node first = and();
        return tokens.peek().isWord("OR") ? chain(first, Node.Junction.OR) : first;
    }

    private Node and() {
        Node first = not();
        return tokens.peek().isWord("AND") ? chain(first, Node.Junction.AND) : first;
    }

    private Node chain(Node first, Node.Junction junction) {
        int position = tokens.peek().position();
        List<Node> parts = new ArrayList<>();
        parts.add(first);
        while (tokens.acceptWord(junction.name())) {
            parts.add(junction == Node.Junction.OR ? and() : not());
        }
        return new Node.Logic(position, junction, parts);
    }

    private Node not() {
        Token token = tokens.peek();
        if (!tokens.acceptWord("NOT")) {
            return comparison();
        }
        if (++depth > MAX_DEPTH) {
            throw tokens.error("more than " + MAX_DEPTH + " levels of nesting");
        }
        Node operand = not();
        depth--;
        return new Node.Not(token.position(), operand);
    }

    private Node comparison() {
        Node left = binary(Operator.CONCATENATION);
        for (int links = 0; ; links++) {
            Token token = tokens.peek();
            Operator operator = operator(token, Operator.COMPARISON);
            if (operator != null) {
                tokens.next();
                left = new Node.Binary(token.position(), operator, left, binary(Operator.CONCATENATION));
            } else if (tokens.acceptWord("IS")) {
                left = is(token.position(), left);
            } else {
                Sense sense = Sense.PLAIN;
                if (token.isWord("NOT")) {
                    tokens.next();
                    sense = Sense.NEGATED;
                }
                Node test = test(token.position(), left, sense);
                if (test == left) {
                    return left;
                }
                left = test;
            }
            limit(links);
        }
    }

    /** The test that follows {@code left}, or {@code left} itself where none follows. */
    private Node test(int position, Node left, Sense sense) {
        if (tokens.acceptWord("BETWEEN")) {
            Node low = binary(Operator.CONCATENATION);
            tokens.expectWord("AND", "BETWEEN … AND …");
            return new Node.Between(position, left, low, binary(Operator.CONCATENATION), sense);
        } else if (tokens.acceptWord("IN")) {
            tokens.expectSymbol("(", "IN (…)");
            return new Node.In(position, left, list(), sense);
        } else if (tokens.acceptWord("LIKE")) {
            Node pattern = binary(Operator.CONCATENATION);
            String escape = tokens.acceptWord("ESCAPE") ? escape() : null;
            return new Node.Like(position, left, pattern, escape, sense);
        } else if (tokens.acceptWord("ILIKE")) {
            Node pattern = lower(binary(Operator.CONCATENATION));
            String escape = tokens.acceptWord("ESCAPE") ? escape() : null;
            return new Node.Like(position, lower(left), pattern, escape, sense);
        } else if (sense == Sense.NEGATED) {
            throw tokens.unexpected("BETWEEN, IN or LIKE after NOT");
        }
        return left;
    }

    private static Node lower(Node text) {
        return new Node.Call(text.position(), "lower", List.of(text));
    }

    private String escape() {
        Token token = tokens.next();
        if (token.kind() != Token.Kind.TEXT
                || token.text().codePointCount(0, token.text().length()) != 1) {
            throw tokens.error(token.position(), "ESCAPE needs a text of one character, such as '!'");
        }
        return token.text();
    }

    private Node is(int position, Node left) {
        Sense sense = tokens.acceptWord("NOT") ? Sense.NEGATED : Sense.PLAIN;
        if (tokens.acceptWord("DISTINCT")) {
            tokens.expectWord("FROM", "IS DISTINCT FROM");
            Operator operator = sense == Sense.PLAIN ? Operator.DISTINCT : Operator.NOT_DISTINCT;
            return new Node.Binary(position, operator, left, binary(Operator.CONCATENATION));
        }
        for (Node.Test test : Node.Test.values()) {
            if (tokens.acceptWord(test.name())) {
                return new Node.Is(position, left, test, sense);
            }
        }
        throw tokens.unexpected("NULL, TRUE, FALSE or DISTINCT FROM after IS");
    }

    private Node binary(int strength) {
        if (strength == Operator.MINUS) {
            return minus();
        }
        Node left = binary(strength + 1);
        for (int links = 0; ; links++) {
            Token token = tokens.peek();
            Operator operator = operator(token, strength);
            if (operator == null) {
                return left;
            }
            tokens.next();
            left = new Node.Binary(token.position(), operator, left, binary(strength + 1));
            limit(links);
        }
    }

    private void limit(int links) {
        if (links >= MAX_CHAIN) {
            throw tokens.error("more than " + MAX_CHAIN + " operators in a row");
        }
    }

    private static @Nullable Operator operator(Token token, int strength) {
        if (token.kind() == Token.Kind.SYMBOL) {
            for (Operator operator : Operator.values()) {
                if (operator.strength() == strength && operator.symbol().equals(token.text())) {
                    return operator;
                }
            }
        }
        return null;
    }

    private Node minus() {
        Token token = tokens.peek();
        if (tokens.acceptSymbol("-")) {
            if (++depth > MAX_DEPTH) {
                throw tokens.error("more than " + MAX_DEPTH + " levels of nesting");
            }
            Node operand = minus();
            depth--;
            return operand instanceof Node.Literal literal
                    ? Literals.negated(token.position(), literal)
                    : new Node.Negate(token.position(), operand);
        } else if (tokens.acceptSymbol("+")) {
            return minus();
        }
        return primary.read();
    }

    /** Expressions up to the closing parenthesis, at least one; the opening one is read already. */
    List<Node> list() {
        List<Node> items = new ArrayList<>();
        do {
            items.add(expression());
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(")", "a list");
        return items;
    }
}
