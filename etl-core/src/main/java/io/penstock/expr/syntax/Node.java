package io.penstock.expr.syntax;

import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of an expression. {@code position} is the place of the node in the text, counted from 1: of an operator its
 * symbol, of everything else the first character.
 */
public sealed interface Node extends Serializable {
    int position();

    /** The parts, in the order of the text. */
    List<Node> parts();

    /**
     * A constant.
     *
     * @param type null for {@code NULL}
     * @param value {@code Long, Double, BigDecimal, String, Boolean, LocalDate} or {@code Instant}; null for {@code NULL}
     */
    record Literal(
            int position, @Nullable Type type, @Nullable Serializable value) implements Node {
        @Override
        public List<Node> parts() {
            return List.of();
        }
    }

    /** A column by name. */
    record ColumnName(int position, String name) implements Node {
        @Override
        public List<Node> parts() {
            return List.of();
        }
    }

    /** {@code -x}. */
    record Negate(int position, Node operand) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand);
        }
    }

    /** {@code NOT x}. */
    record Not(int position, Node operand) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand);
        }
    }

    /** {@code left operator right}. */
    record Binary(int position, Operator operator, Node left, Node right) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }
    }

    /**
     * A chain of {@code AND} or of {@code OR}.
     *
     * @param parts at least two
     */
    record Logic(int position, Junction junction, List<Node> parts) implements Node {
        public Logic {
            parts = List.copyOf(parts);
        }
    }

    /** How the parts of a {@link Logic} are joined. */
    enum Junction {
        AND,
        OR
    }

    /** {@code x IS [NOT] NULL}, {@code x IS [NOT] TRUE}, {@code x IS [NOT] FALSE}. */
    record Is(int position, Node operand, Test test, Sense sense) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand);
        }
    }

    /** What {@link Is} asks for. */
    enum Test {
        NULL,
        TRUE,
        FALSE
    }

    /** Whether a test is written with {@code NOT}. */
    enum Sense {
        PLAIN,
        NEGATED
    }

    /** {@code x [NOT] BETWEEN low AND high}, both ends included. */
    record Between(int position, Node operand, Node low, Node high, Sense sense) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand, low, high);
        }
    }

    /** {@code x [NOT] IN (a, b, …)}. */
    record In(int position, Node operand, List<Node> choices, Sense sense) implements Node {
        public In {
            choices = List.copyOf(choices);
        }

        @Override
        public List<Node> parts() {
            return Nodes.join(operand, choices);
        }
    }

    /** {@code x [NOT] LIKE pattern [ESCAPE 'c']}. */
    record Like(
            int position,
            Node operand,
            Node pattern,
            @Nullable String escape,
            Sense sense) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand, pattern);
        }
    }

    /**
     * {@code CASE [subject] WHEN … THEN … [ELSE …] END}.
     *
     * @param subject null in the searched form
     */
    record Case(
            int position,
            @Nullable Node subject,
            List<When> branches,
            @Nullable Node otherwise) implements Node {
        public Case {
            branches = List.copyOf(branches);
        }

        @Override
        public List<Node> parts() {
            return Nodes.ofCase(this);
        }
    }

    /** One branch of a {@link Case}. */
    record When(Node condition, Node result) implements Serializable {}

    /** {@code CAST(x AS type)} or {@code TRY_CAST(x AS type)}. */
    record Cast(int position, Node operand, Type target, OnFailure onFailure) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(operand);
        }
    }

    /** What a value that cannot be cast becomes: an error of the row, or null. */
    enum OnFailure {
        ERROR,
        NULL
    }

    /** {@code name(arguments)}; the name in lower case. */
    record Call(int position, String name, List<Node> parts) implements Node {
        public Call {
            parts = List.copyOf(parts);
        }
    }
}
