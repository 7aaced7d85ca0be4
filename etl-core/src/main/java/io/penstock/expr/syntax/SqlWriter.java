package io.penstock.expr.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes a tree as canonical text: upper-case keywords, lower-case functions, no parenthesis more than needed. */
public final class SqlWriter {
    private final StringBuilder out = new StringBuilder();

    private SqlWriter() {}

    /** Text that {@link Parser#parse} reads as the same tree, positions aside. */
    public static String write(Node node) {
        SqlWriter writer = new SqlWriter();
        writer.node(node, 0);
        return writer.out.toString();
    }

    /** {@code name} as it must stand in an expression. */
    public static String column(String name) {
        boolean bare = !name.isEmpty() && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_');
        for (int i = 0; bare && i < name.length(); i++) {
            char c = name.charAt(i);
            bare = Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }
        return bare && !PrimaryParser.RESERVED.contains(name.toUpperCase(Locale.ROOT))
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    private void node(Node node, int least) {
        boolean wrapped = strength(node) < least;
        if (wrapped) {
            out.append('(');
        }
        plain(node);
        if (wrapped) {
            out.append(')');
        }
    }

    private static int strength(Node node) {
        if (node instanceof Node.Binary binary) {
            return binary.operator().strength();
        } else if (node instanceof Node.Logic logic) {
            return logic.junction() == Node.Junction.OR ? Operator.OR : Operator.AND;
        } else if (node instanceof Node.Not) {
            return Operator.NOT;
        } else if (node instanceof Node.Is
                || node instanceof Node.Between
                || node instanceof Node.In
                || node instanceof Node.Like) {
            return Operator.COMPARISON;
        }
        return node instanceof Node.Negate ? Operator.MINUS : Operator.PRIMARY;
    }

    private void plain(Node node) {
        if (node instanceof Node.Literal literal) {
            literal(literal);
        } else if (node instanceof Node.ColumnName column) {
            out.append(column(column.name()));
        } else if (node instanceof Node.Negate negate) {
            out.append('-');
            boolean apart = negate.operand() instanceof Node.Negate || negate.operand() instanceof Node.Literal;
            node(negate.operand(), apart ? Operator.PRIMARY + 1 : Operator.PRIMARY);
        } else if (node instanceof Node.Not not) {
            out.append("NOT ");
            node(not.operand(), Operator.NOT);
        } else if (node instanceof Node.Binary binary) {
            node(binary.left(), binary.operator().strength());
            out.append(' ').append(binary.operator().symbol()).append(' ');
            node(binary.right(), binary.operator().strength() + 1);
        } else if (node instanceof Node.Logic logic) {
            int own = strength(logic);
            list(logic.parts(), ' ' + logic.junction().name() + ' ', own + 1);
        } else if (node instanceof Node.Call call) {
            out.append(call.name()).append('(');
            list(call.parts(), ", ", 0);
            out.append(')');
        } else if (node instanceof Node.Cast cast) {
            out.append(cast.onFailure() == Node.OnFailure.NULL ? "TRY_CAST(" : "CAST(");
            node(cast.operand(), 0);
            out.append(" AS ").append(cast.target()).append(')');
        } else if (node instanceof Node.Case branches) {
            branches(branches);
        } else {
            test(node);
        }
    }

    private void test(Node node) {
        node(node.parts().get(0), Operator.COMPARISON);
        if (node instanceof Node.Is is) {
            out.append(is.sense() == Node.Sense.NEGATED ? " IS NOT " : " IS ").append(is.test());
        } else if (node instanceof Node.Between between) {
            out.append(not(between.sense())).append("BETWEEN ");
            node(between.low(), Operator.COMPARISON + 1);
            out.append(" AND ");
            node(between.high(), Operator.COMPARISON + 1);
        } else if (node instanceof Node.In in) {
            out.append(not(in.sense())).append("IN (");
            list(in.choices(), ", ", 0);
            out.append(')');
        } else if (node instanceof Node.Like like) {
            out.append(not(like.sense())).append("LIKE ");
            node(like.pattern(), Operator.COMPARISON + 1);
            if (like.escape() != null) {
                out.append(" ESCAPE ").append(quoted(like.escape()));
            }
        }
    }

    private void branches(Node.Case node) {
        out.append("CASE ");
        if (node.subject() != null) {
            node(node.subject(), 0);
            out.append(' ');
        }
        for (Node.When branch : node.branches()) {
            out.append("WHEN ");
            node(branch.condition(), 0);
            out.append(" THEN ");
            node(branch.result(), 0);
            out.append(' ');
        }
        if (node.otherwise() != null) {
            out.append("ELSE ");
            node(node.otherwise(), 0);
            out.append(' ');
        }
        out.append("END");
    }

    private void list(List<Node> nodes, String between, int least) {
        for (int i = 0; i < nodes.size(); i++) {
            out.append(i == 0 ? "" : between);
            node(nodes.get(i), least);
        }
    }

    private void literal(Node.Literal literal) {
        Object value = literal.value();
        if (literal.type() == null) {
            out.append("NULL");
        } else if (value instanceof String text) {
            out.append(quoted(text));
        } else if (value instanceof Boolean) {
            out.append(Objects.equals(value, true) ? "TRUE" : "FALSE");
        } else if (value instanceof BigDecimal decimal) {
            out.append(decimal.toPlainString());
        } else if (value instanceof Double number) {
            String digits = number.toString();
            out.append(digits).append(digits.indexOf('E') < 0 ? "e0" : "");
        } else if (value instanceof Long) {
            out.append(value);
        } else {
            out.append(literal.type()).append(" '").append(value).append('\'');
        }
    }

    private static String not(Node.Sense sense) {
        return sense == Node.Sense.NEGATED ? " NOT " : " ";
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
