package io.penstock.transform.internal.group;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value made of many rows: {@code sum(fine_amount) where genre = 'Art'}.
 *
 * @param name the column it becomes
 * @param text as it was written
 * @param function what is computed
 * @param argument of what; null for {@code count()}
 * @param where the rows that count; null for all
 * @param share of {@code quantile}, 0 to 1
 * @param separator of {@code string_agg}
 */
public record Measure(
        String name,
        String text,
        MeasureFunction function,
        @Nullable Expr argument,
        @Nullable Expr where,
        double share,
        String separator)
        implements Serializable {

    /**
     * Reads a measure.
     *
     * @throws PlanException {@code PEN-3311} for an unknown function, {@code PEN-3312} for anything else, {@code PEN-11xx} for a bad
     *     expression
     */
    public static Measure parse(String name, String text) {
        return of(name, text, CallText.parse(text));
    }

    /** As {@link #parse} of a text that is split already. */
    public static Measure of(String name, String text, CallText call) {
        if (name.isEmpty()) {
            throw CallText.bad(text, "the measure needs a name");
        }
        MeasureFunction function = MeasureFunction.find(call.name()).orElseThrow(() -> unknown(call.name()));
        List<String> given = call.arguments();
        String first = given.isEmpty() ? "" : given.get(0);
        if (function == MeasureFunction.COUNT && first.toLowerCase(Locale.ROOT).startsWith("distinct ")) {
            function = MeasureFunction.COUNT_DISTINCT;
            first = first.substring("distinct ".length());
        }
        boolean rows = function == MeasureFunction.COUNT && (first.isEmpty() || first.equals("*"));
        int most = function == MeasureFunction.QUANTILE || function == MeasureFunction.STRING_AGG ? 2 : 1;
        int least = function == MeasureFunction.QUANTILE ? 2 : function == MeasureFunction.COUNT ? 0 : 1;
        if (given.size() < least || given.size() > most) {
            throw CallText.bad(
                    text,
                    function.label() + " takes " + (least == most ? least : least + " or " + most) + " argument"
                            + (most == 1 ? "" : "s") + ", not " + given.size());
        }
        return new Measure(
                name,
                text,
                function,
                rows ? null : Expr.parse(first),
                condition(text, call.rest()),
                function == MeasureFunction.QUANTILE ? share(text, given.get(1)) : 0.5,
                function == MeasureFunction.STRING_AGG && given.size() == 2 ? quoted(text, given.get(1)) : ",");
    }

    private static PlanException unknown(String function) {
        return new PlanException(Problem.of(
                MeasureErrors.UNKNOWN_FUNCTION,
                "there is no measure function '" + function + "'. "
                        + Suggestion.among(function, MeasureFunction.names())));
    }

    private static @Nullable Expr condition(String text, String rest) {
        String lower = rest.toLowerCase(Locale.ROOT);
        if (rest.isEmpty()) {
            return null;
        } else if (lower.startsWith("where ")) {
            return Expr.parse(rest.substring("where ".length()));
        }
        throw CallText.bad(text, "'" + rest + "' is not a condition that begins with where");
    }

    private static double share(String text, String number) {
        try {
            double share = Double.parseDouble(number);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw CallText.bad(text, "'" + number + "' is not a number");
        }
        throw CallText.bad(text, "a quantile lies between 0 and 1, not at " + number);
    }

    private static String quoted(String text, String literal) {
        if (literal.length() < 2 || !literal.startsWith("'") || !literal.endsWith("'")) {
            throw CallText.bad(text, "the separator must be a text between single quotes");
        }
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    /** The measure for a schema; null after adding a problem. */
    public @Nullable BoundMeasure bind(Schema schema, Problems problems) {
        int before = problems.size();
        BoundExpr value = argument == null ? null : argument.bind(schema, problems::add);
        BoundExpr condition = where == null ? null : where.bind(schema, problems::add);
        if (condition != null && condition.type() != Type.BOOLEAN) {
            problems.add(
                    MeasureErrors.BAD_MEASURE,
                    "the condition of measure '" + name + "' is " + condition.type() + ", it must be BOOLEAN");
        }
        Type type = value == null ? Type.BOOLEAN : value.type();
        if (value != null && !function.takes(type)) {
            problems.add(
                    MeasureErrors.BAD_MEASURE,
                    "measure '" + name + "': " + function.label() + " works on " + function.expected() + ", '"
                            + argument + "' is " + type);
        }
        return problems.size() > before ? null : new BoundMeasure(this, value, condition, type, function.result(type));
    }
}
