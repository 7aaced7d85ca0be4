package io.penstock.extract.database.sql;

import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL conditions that hold for at least every row for which an expression is true, so that the others need not be read. What a
 * database may understand otherwise than the expression is left out: order of texts, patterns, functions, columns that are
 * not read as the database keeps them. Numbers and days are written into the SQL, texts are bound.
 */
public final class Conditions {
    private static final Set<Product> KNOWN =
            Set.of(Product.POSTGRESQL, Product.MYSQL, Product.MARIADB, Product.H2, Product.DUCKDB);
    private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");

    private final Product product;
    private final Map<String, Column> columns;
    private final List<@Nullable Object> values = new ArrayList<>();

    private Conditions(Product product, Map<String, Column> columns) {
        this.product = product;
        this.columns = columns;
    }

    /**
     * A column as the database keeps it and as it is read.
     *
     * @param quoted its name in the database's quotes
     * @param nativeType the database's name of the type
     */
    public record Column(String quoted, Type type, String nativeType) {}

    /**
     * The condition and what is bound; null where nothing of it can be said in the database's SQL.
     *
     * @param columns the columns that are read as they are kept, by name
     */
    public static @Nullable Query of(Node condition, Product product, Map<String, Column> columns) {
        if (!KNOWN.contains(product)) {
            return null;
        }
        Conditions conditions = new Conditions(product, columns);
        String sql = conditions.sql(condition);
        return sql == null ? null : new Query(sql, conditions.values);
    }

    private @Nullable String sql(Node node) {
        if (node instanceof Node.Logic logic) {
            return logic(logic);
        } else if (node instanceof Node.Binary binary) {
            return comparison(binary);
        } else if (node instanceof Node.Between between && between.sense() == Node.Sense.PLAIN) {
            String low = comparison(between.operand(), Operator.GREATER_OR_EQUAL, between.low());
            String high = comparison(between.operand(), Operator.LESS_OR_EQUAL, between.high());
            return low == null || high == null ? null : "(" + low + " AND " + high + ")";
        } else if (node instanceof Node.In in && in.sense() == Node.Sense.PLAIN) {
            List<String> equal = new ArrayList<>();
            for (Node choice : in.choices()) {
                String one = comparison(in.operand(), Operator.EQUAL, choice);
                if (one == null) {
                    return null;
                }
                equal.add(one);
            }
            return "(" + String.join(" OR ", equal) + ")";
        } else if (node instanceof Node.Is is
                && is.test() == Node.Test.NULL
                && is.operand() instanceof Node.ColumnName name) {
            Column column = columns.get(name.name());
            return column == null
                    ? null
                    : column.quoted() + (is.sense() == Node.Sense.PLAIN ? " IS NULL" : " IS NOT NULL");
        }
        return null;
    }

    /** Of an AND the parts that can be said; an OR only as a whole. */
    private @Nullable String logic(Node.Logic logic) {
        List<String> parts = new ArrayList<>();
        for (Node part : logic.parts()) {
            int bound = values.size();
            String sql = sql(part);
            if (sql != null) {
                parts.add(sql);
            } else if (logic.junction() == Node.Junction.OR) {
                return null;
            } else {
                values.subList(bound, values.size()).clear();
            }
        }
        return parts.isEmpty() ? null : "(" + String.join(" " + logic.junction() + " ", parts) + ")";
    }

    private @Nullable String comparison(Node.Binary binary) {
        String sql = comparison(binary.left(), binary.operator(), binary.right());
        return sql != null || symbol(binary.operator()) == null
                ? sql
                : comparison(binary.right(), binary.operator().mirrored(), binary.left());
    }

    private static @Nullable String symbol(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> operator.symbol();
            default -> null;
        };
    }

    private @Nullable String comparison(Node left, Operator operator, Node right) {
        String symbol = symbol(operator);
        Column column = left instanceof Node.ColumnName name ? columns.get(name.name()) : null;
        if (symbol == null || column == null) {
            return null;
        }
        String value = column.type() == Type.TEXT ? text(column, operator, right) : number(column, right);
        return value == null ? null : column.quoted() + " " + symbol + " " + value;
    }

    /** Texts are equal in every collation when their bytes are; what else a collation holds for equal, the filter drops. */
    private @Nullable String text(Column column, Operator operator, Node node) {
        boolean plain = TEXTS.contains(column.nativeType().toLowerCase(Locale.ROOT));
        if (plain
                && operator == Operator.EQUAL
                && node instanceof Node.Literal literal
                && literal.value() instanceof String text
                && text.indexOf('\0') < 0) {
            values.add(text);
            return "?";
        }
        return null;
    }

    private @Nullable String number(Column column, Node node) {
        Object value = constant(node);
        if (column.type() == Type.DATE) {
            return value instanceof LocalDate day && day.getYear() >= 1 && day.getYear() <= 9999
                    ? "DATE '" + day + "'"
                    : null;
        } else if (!(value instanceof BigDecimal number)) {
            return null;
        } else if (column.type() == Type.INT64 || column.type() instanceof DecimalType) {
            return "(" + number.toPlainString() + ")";
        } else if (column.type() == Type.FLOAT64 && !product.isMySqlFamily()) {
            return "CAST(" + number.toPlainString() + " AS DOUBLE PRECISION)";
        }
        return null;
    }

    /** A number or a day; null for everything else. A text may be a day, which only a DATE column asks for. */
    private static @Nullable Object constant(Node node) {
        if (node instanceof Node.Negate negate) {
            return constant(negate.operand()) instanceof BigDecimal number ? number.negate() : null;
        }
        Object value = node instanceof Node.Literal literal ? literal.value() : null;
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        } else if (value instanceof String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
        return value instanceof BigDecimal || value instanceof LocalDate ? value : null;
    }
}
