package io.penstock.transform.validate;

import io.penstock.expr.Expr;
import io.penstock.spi.Description;
import io.penstock.spi.ValidationRule;
import io.penstock.transform.validate.ColumnCheck.ValueRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes validation rules; meant to be imported statically. By default a failing row is rejected; {@link ValidationRule#onFail},
 * {@code severity}, {@code message} and {@code where} say otherwise.
 */
public final class Rules {
    private Rules() {}

    /** The column, of any type, must not be null. An empty text is not null: clean before. */
    public static ValidationRule notNull(String column) {
        return ValidationRule.of(ColumnCheck.of(
                Description.of("not_null", column), "must not be null", Nulls.FAIL, Nulls.FAIL, new AnyValue()));
    }

    /**
     * The text must look like an e-mail address: the whole of {@code ^[^@\s]+@[^@\s]+\.[^@\s]+$}. A null fails.
     */
    public static ValidationRule email(String column) {
        return email(column, Nulls.FAIL);
    }

    /** {@link #email(String)} with another null rule. */
    public static ValidationRule email(String column, Nulls nulls) {
        return ValidationRule.of(ColumnCheck.of(
                Description.of("email", column),
                "is not an e-mail address",
                nulls,
                Nulls.FAIL,
                ValueRule.text(() -> TextTests::email)));
    }

    /**
     * The text, or whole number, must be an ISBN of ten or thirteen digits with a right check digit; hyphens are allowed. A null
     * fails.
     */
    public static ValidationRule isbn(String column) {
        return isbn(column, IsbnForm.ANY, Nulls.FAIL);
    }

    /** {@link #isbn(String)} of one length only. A null fails. */
    public static ValidationRule isbn(String column, IsbnForm form) {
        return isbn(column, form, Nulls.FAIL);
    }

    /** {@link #isbn(String)} with another length or null rule. */
    public static ValidationRule isbn(String column, IsbnForm form, Nulls nulls) {
        Description plain = Description.of("isbn", column);
        String name = switch (form) {
            case ANY -> "ISBN";
            case ISBN10 -> "ISBN-10";
            case ISBN13 -> "ISBN-13";
        };
        return ValidationRule.of(ColumnCheck.of(
                form == IsbnForm.ANY ? plain : plain.with("form", name),
                "is not a valid " + name,
                nulls,
                Nulls.FAIL,
                new IsbnRule(form)));
    }

    /**
     * The number, date, time or timestamp must not be below {@code least} nor above {@code most}. A null passes; NaN fails.
     *
     * @param least a number, {@code LocalDate}, {@code LocalTime}, {@code Instant} or its ISO text; null for no bound
     * @param most as {@code least}
     * @throws io.penstock.error.PlanException {@code PEN-1204} when both are null or the least is above the most
     */
    public static ValidationRule range(String column, @Nullable Object least, @Nullable Object most) {
        return range(column, least, most, Nulls.PASS);
    }

    /** {@link #range(String, Object, Object)} with another null rule. */
    public static ValidationRule range(String column, @Nullable Object least, @Nullable Object most, Nulls nulls) {
        if (least == null && most == null) {
            throw ValidationErrors.badSetting("range(" + column + ")", "a least or a most value is needed");
        }
        if (least instanceof Number low && most instanceof Number high && low.doubleValue() > high.doubleValue()) {
            throw ValidationErrors.badSetting("range(" + column + ")", "the least value is above the most");
        }
        Description plain = Description.of("range", column);
        plain = least == null ? plain : plain.with("min", least);
        plain = most == null ? plain : plain.with("max", most);
        return ValidationRule.of(ColumnCheck.of(
                plain, "is not " + limits(least, most), nulls, Nulls.PASS, new RangeRule(column, least, most)));
    }

    /** The text must have {@code least} to {@code most} characters (Unicode code points). A null passes. */
    public static ValidationRule length(String column, int least, int most) {
        return length(column, least, most, Nulls.PASS);
    }

    /** {@link #length(String, int, int)} with another null rule. */
    public static ValidationRule length(String column, int least, int most, Nulls nulls) {
        if (least < 0 || most < least) {
            throw ValidationErrors.badSetting(
                    "length(" + column + ")", "a length of " + least + " to " + most + " is not possible");
        }
        Description plain = Description.of("length", column);
        plain = least == 0 ? plain : plain.with("min", least);
        plain = most == Integer.MAX_VALUE ? plain : plain.with("max", most);
        return ValidationRule.of(ColumnCheck.of(
                plain,
                "does not have "
                        + (most == Integer.MAX_VALUE
                                ? least + " or more"
                                : least == most ? most : least + " to " + most)
                        + " characters",
                nulls,
                Nulls.PASS,
                ValueRule.text(() -> (values, failed) -> TextTests.length(values, failed, least, most))));
    }

    /**
     * The whole text must match a regular expression of {@link java.util.regex.Pattern}. A null passes.
     *
     * @throws io.penstock.error.PlanException {@code PEN-1204} when the expression is not valid
     */
    public static ValidationRule pattern(String column, String regex) {
        return pattern(column, regex, Nulls.PASS);
    }

    /** {@link #pattern(String, String)} with another null rule. */
    public static ValidationRule pattern(String column, String regex, Nulls nulls) {
        Pattern compiled;
        try {
            compiled = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw ValidationErrors.badSetting(
                    "pattern(" + column + ")", "'" + regex + "' is not a regular expression: " + e.getDescription());
        }
        return ValidationRule.of(ColumnCheck.of(
                Description.of("pattern", column).with("pattern", regex),
                "does not match " + regex,
                nulls,
                Nulls.PASS,
                ValueRule.text(() -> new PatternTest(compiled))));
    }

    /**
     * The value must be one of these: texts, numbers, booleans, dates and times (also as ISO text). A null passes.
     *
     * @throws io.penstock.error.PlanException {@code PEN-1204} when the list is empty
     */
    public static ValidationRule inList(String column, Object... values) {
        return inList(column, List.of(values), Nulls.PASS);
    }

    /** {@link #inList(String, Object...)} with another null rule. */
    public static ValidationRule inList(String column, List<?> values, Nulls nulls) {
        return list(
                "in_list",
                column,
                values,
                ListRule.Listed.IN,
                "is not one of the " + values.size() + " valid values",
                nulls);
    }

    /**
     * The value must not be one of these. A null passes.
     *
     * @throws io.penstock.error.PlanException {@code PEN-1204} when the list is empty
     */
    public static ValidationRule notInList(String column, Object... values) {
        return notInList(column, List.of(values), Nulls.PASS);
    }

    /** {@link #notInList(String, Object...)} with another null rule. */
    public static ValidationRule notInList(String column, List<?> values, Nulls nulls) {
        return list("not_in_list", column, values, ListRule.Listed.OUT, "is one of the forbidden values", nulls);
    }

    private static ValidationRule list(
            String rule, String column, List<?> values, ListRule.Listed listed, String message, Nulls nulls) {
        if (values.isEmpty()) {
            throw ValidationErrors.badSetting(rule + "(" + column + ")", "at least one value is needed");
        }
        return ValidationRule.of(ColumnCheck.of(
                Description.of(rule, column).with("values", values),
                message,
                nulls,
                Nulls.PASS,
                new ListRule(rule, column, List.copyOf(values), listed)));
    }

    /**
     * No two rows of the run may have the same value, or the same values of all these columns; the second and every later one
     * fail. A row with a null among them passes, as in SQL. Sees all rows, so its step runs on one thread; memory as for {@link
     * io.penstock.transform.dedupe.Dedupe}.
     */
    public static ValidationRule unique(String... columns) {
        return unique(List.of(columns), Nulls.PASS);
    }

    /** {@link #unique(String...)} with another null rule. */
    public static ValidationRule unique(List<String> columns, Nulls nulls) {
        return ValidationRule.of(new UniqueCheck(columns, nulls));
    }

    /**
     * A SQL condition over any columns must not be false: {@code due_date >= checkout_date}. Where it is null the row passes, as
     * with {@code CHECK}.
     *
     * @throws io.penstock.error.PlanException {@code PEN-11xx} with the position when the condition cannot be read
     */
    public static ValidationRule expression(String sql) {
        return expression(sql, Nulls.PASS);
    }

    /** {@link #expression(String)} with another null rule. */
    public static ValidationRule expression(String sql, Nulls nulls) {
        return ValidationRule.of(new ExpressionCheck(Expr.parse(sql), nulls));
    }

    private static String limits(@Nullable Object least, @Nullable Object most) {
        return least == null
                ? "at most " + most
                : most == null ? "at least " + least : "between " + least + " and " + most;
    }
}
