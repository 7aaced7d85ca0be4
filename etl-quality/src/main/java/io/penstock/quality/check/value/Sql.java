package io.penstock.quality.check.value;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.Expr;
import io.penstock.quality.check.CheckErrors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Columns and values as they stand in SQL expressions. */
final class Sql {
    private Sql() {}

    static String column(String name) {
        return Expr.quote(name);
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /**
     * A value.
     *
     * @throws PlanException {@code PEN-5201} when it is of a class that has no literal
     */
    static String value(Object value) {
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof BigInteger) {
            return value.toString();
        } else if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : new BigDecimal(Double.toString(number)).toPlainString();
        } else if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        } else if (value instanceof LocalDate || value instanceof Temporal) {
            return text(value.toString());
        } else if (value instanceof String string) {
            return text(string);
        }
        throw new PlanException(Problem.of(
                CheckErrors.BAD_SETTING,
                "a check compares with texts, numbers, dates and truth values, not with "
                        + value.getClass().getSimpleName()));
    }

    static String values(Collection<?> values) {
        return values.stream().map(Sql::value).collect(Collectors.joining(", "));
    }
}
