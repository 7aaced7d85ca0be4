package io.penstock.extract.parquet.filter;

import io.penstock.expr.syntax.Node;
import io.penstock.expr.syntax.Operator;
import io.penstock.extract.parquet.filter.Span.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows for which a condition may be true. Understands comparisons of a column with a constant, BETWEEN, IN, IS [NOT] NULL, AND and
 * OR; of everything else it says that it may be true.
 */
public final class Possible {
    private final Function<String, List<Span>> spans;
    private final RowRanges all;

    private Possible(Function<String, List<Span>> spans, long rows) {
        this.spans = spans;
        this.all = RowRanges.of(0, rows);
    }

    /**
     * @param spans what is known of a column by its name, spans in any order that cover all rows; empty when nothing is known
     * @param rows of the row group
     */
    public static RowRanges rows(Node condition, Function<String, List<Span>> spans, long rows) {
        return new Possible(spans, rows).of(condition);
    }

    private RowRanges of(Node node) {
        if (node instanceof Node.Logic logic) {
            RowRanges result = null;
            for (Node part : logic.parts()) {
                RowRanges own = of(part);
                result =
                        result == null ? own : logic.junction() == Node.Junction.AND ? result.and(own) : result.or(own);
            }
            return result == null ? all : result;
        } else if (node instanceof Node.Binary binary) {
            return comparison(binary);
        } else if (node instanceof Node.Between between
                && between.sense() == Node.Sense.PLAIN
                && between.operand() instanceof Node.ColumnName column) {
            Object low = Literals.of(between.low());
            Object high = Literals.of(between.high());
            return low == null || high == null
                    ? all
                    : where(
                            column,
                            s -> may(s, Operator.GREATER_OR_EQUAL, low) && may(s, Operator.LESS_OR_EQUAL, high));
        } else if (node instanceof Node.In in
                && in.sense() == Node.Sense.PLAIN
                && in.operand() instanceof Node.ColumnName column) {
            List<Object> choices = new ArrayList<>();
            for (Node choice : in.choices()) {
                Object constant = Literals.of(choice);
                if (constant == null) {
                    return all;
                }
                choices.add(constant);
            }
            return where(column, s -> choices.stream().anyMatch(choice -> may(s, Operator.EQUAL, choice)));
        } else if (node instanceof Node.Is is
                && is.test() == Node.Test.NULL
                && is.operand() instanceof Node.ColumnName column) {
            Nulls excluded = is.sense() == Node.Sense.PLAIN ? Nulls.NONE : Nulls.ALL;
            return where(column, s -> s.nulls() != excluded);
        }
        return all;
    }

    private RowRanges comparison(Node.Binary binary) {
        if (binary.left() instanceof Node.ColumnName column) {
            return comparison(column, binary.operator(), Literals.of(binary.right()));
        } else if (binary.right() instanceof Node.ColumnName column && isComparison(binary.operator())) {
            return comparison(column, binary.operator().mirrored(), Literals.of(binary.left()));
        }
        return all;
    }

    private RowRanges comparison(Node.ColumnName column, Operator operator, @Nullable Object constant) {
        return constant == null || !isComparison(operator) ? all : where(column, s -> may(s, operator, constant));
    }

    private static boolean isComparison(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }

    private RowRanges where(Node.ColumnName column, Predicate<Span> test) {
        List<Span> known = spans.apply(column.name());
        if (known.isEmpty()) {
            return all;
        }
        List<long[]> pairs = new ArrayList<>();
        for (Span span : known) {
            if (test.test(span)) {
                pairs.add(new long[] {span.from(), span.to()});
            }
        }
        return RowRanges.of(pairs);
    }

    /** Whether some value of the span may stand so to the constant. A null never does. */
    private static boolean may(Span span, Operator operator, Object constant) {
        if (span.nulls() == Nulls.ALL) {
            return false;
        }
        Integer least = span.least() == null ? null : Literals.compare(span.least(), constant);
        Integer greatest = span.greatest() == null ? null : Literals.compare(span.greatest(), constant);
        // Not a number is greater than every number and stands in no statistics.
        boolean mayHaveNaN = span.least() instanceof Double || span.greatest() instanceof Double;
        return switch (operator) {
            case EQUAL -> (least == null || least <= 0) && (greatest == null || greatest >= 0);
            case LESS -> least == null || least < 0;
            case LESS_OR_EQUAL -> least == null || least <= 0;
            case GREATER -> mayHaveNaN || greatest == null || greatest > 0;
            case GREATER_OR_EQUAL -> mayHaveNaN || greatest == null || greatest >= 0;
            default -> true;
        };
    }
}
