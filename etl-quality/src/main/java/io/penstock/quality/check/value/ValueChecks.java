package io.penstock.quality.check.value;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.Expr;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.NullPolicy;
import io.penstock.schema.Type;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions behind the checks of single rows. */
public final class ValueChecks {
    private ValueChecks() {}

    public static RowCondition notNull(String column) {
        return new RowCondition(
                "not_null",
                List.of(column),
                Sql.column(column) + " IS NOT NULL",
                column + " is not null",
                Dimension.COMPLETENESS,
                NullPolicy.FAIL);
    }

    public static RowCondition isNull(String column) {
        return new RowCondition(
                "is_null",
                List.of(column),
                Sql.column(column) + " IS NULL",
                column + " is null",
                Dimension.CONSISTENCY,
                NullPolicy.FAIL);
    }

    public static RowCondition inSet(String column, Collection<?> values) {
        return set("in_set", column, values, " IN (", " is one of " + values.size() + " values");
    }

    public static RowCondition notInSet(String column, Collection<?> values) {
        return set("not_in_set", column, values, " NOT IN (", " is none of " + values.size() + " values");
    }

    private static RowCondition set(String type, String column, Collection<?> values, String operator, String clause) {
        if (values.isEmpty()) {
            throw bad(type, "needs at least one value");
        }
        return valid(type, column, Sql.column(column) + operator + Sql.values(values) + ")", column + clause);
    }

    /**
     * Bounds included.
     *
     * @param min null for none
     * @param max null for none
     */
    public static RowCondition between(String column, @Nullable Object min, @Nullable Object max) {
        String name = Sql.column(column);
        if (min != null && max != null) {
            return valid(
                    "between",
                    column,
                    name + " BETWEEN " + Sql.value(min) + " AND " + Sql.value(max),
                    column + " is between " + min + " and " + max);
        } else if (min != null) {
            return valid("between", column, name + " >= " + Sql.value(min), column + " is at least " + min);
        } else if (max != null) {
            return valid("between", column, name + " <= " + Sql.value(max), column + " is at most " + max);
        }
        throw bad("between", "needs min, max or both");
    }

    /** Which of several patterns must match. */
    public enum Match {
        ANY,
        ALL,
        NONE
    }

    /** Regular expressions of Java, on whole values. */
    public static RowCondition matches(String column, List<String> patterns, Match match) {
        for (String pattern : patterns) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw bad("matches", "'" + pattern + "' is not a regular expression: " + e.getDescription());
            }
        }
        return patterns(
                "matches",
                column,
                patterns,
                match,
                each -> "regexp_full_match(" + Sql.column(column) + ", " + Sql.text(each) + ")");
    }

    /** Patterns of SQL's LIKE. */
    public static RowCondition like(String column, List<String> patterns, Match match) {
        return patterns("like", column, patterns, match, each -> Sql.column(column) + " LIKE " + Sql.text(each));
    }

    private static RowCondition patterns(
            String type, String column, List<String> patterns, Match match, UnaryOperator<String> condition) {
        if (patterns.isEmpty()) {
            throw bad(type, "needs at least one pattern");
        }
        String all =
                patterns.stream().map(condition).collect(Collectors.joining(match == Match.ALL ? " AND " : " OR "));
        String shown = patterns.size() == 1
                ? "'" + patterns.get(0) + "'"
                : match.name().toLowerCase(Locale.ROOT) + " of " + patterns.size() + " patterns";
        return valid(
                type,
                column,
                match == Match.NONE ? "NOT (" + all + ")" : "(" + all + ")",
                column + (match == Match.NONE && patterns.size() == 1 ? " does not match " : " matches ") + shown);
    }

    /** Numbers of characters, bounds included; null for none. */
    public static RowCondition length(String column, @Nullable Long min, @Nullable Long max) {
        RowCondition bounds;
        try {
            bounds = between("?", min, max);
        } catch (PlanException e) {
            throw bad("length", "needs min, max or both");
        }
        String name = Expr.quote("?");
        return valid(
                "length",
                column,
                bounds.condition().replace(name, "length(" + Sql.column(column) + ")"),
                "the length of " + column + bounds.clause().substring(1));
    }

    public static RowCondition format(String column, ValueFormat format) {
        return valid("format", column, format.condition(column), column + " is " + format.what());
    }

    /** As {@link #format}, the format's name being the type. */
    public static RowCondition is(String column, ValueFormat format) {
        return valid(
                format.name().toLowerCase(Locale.ROOT),
                column,
                format.condition(column),
                column + " is " + format.what());
    }

    /** Dates by a pattern of {@link java.time.format.DateTimeFormatter}. */
    public static RowCondition dateFormat(String column, List<String> patterns) {
        if (patterns.isEmpty()) {
            throw bad("date_format", "needs at least one pattern");
        }
        return valid(
                "date_format",
                column,
                patterns.stream()
                        .map(pattern -> "is_date(" + Sql.column(column) + ", " + Sql.text(pattern) + ")")
                        .collect(Collectors.joining(" OR ", "(", ")")),
                column + " is a date written as " + String.join(" or ", patterns));
    }

    /** Texts that can be read as a type. */
    public static RowCondition type(String column, Type type) {
        String name = Sql.column(column);
        return valid(
                "type",
                column,
                "CASE WHEN " + name + " IS NULL THEN NULL ELSE TRY_CAST(" + name + " AS " + type + ") IS NOT NULL END",
                column + " is " + type);
    }

    /** A condition of the user's. */
    public static RowCondition condition(String condition) {
        return new RowCondition(
                "condition",
                List.copyOf(Expr.parse(condition).columns()),
                condition,
                condition,
                Dimension.CONSISTENCY,
                NullPolicy.IGNORE);
    }

    /** Two columns of a row. {@code operator} is one of {@code = <> < <= > >=}. */
    public static RowCondition compare(String left, String operator, String right) {
        if (!List.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
            throw bad("compare", "the operator must be one of =, <>, <, <=, >, >=, not '" + operator + "'");
        }
        return new RowCondition(
                "compare",
                List.of(left, right),
                Sql.column(left) + " " + operator + " " + Sql.column(right),
                left + " " + operator + " " + right,
                Dimension.CONSISTENCY,
                NullPolicy.IGNORE);
    }

    private static RowCondition valid(String type, String column, String condition, String clause) {
        return new RowCondition(type, List.of(column), condition, clause, Dimension.VALIDITY, NullPolicy.IGNORE);
    }

    private static PlanException bad(String type, String what) {
        return new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check " + type + ": " + what));
    }
}
