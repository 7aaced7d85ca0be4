package io.penstock.transform.validate;

import io.penstock.data.RecordMapper;
import io.penstock.error.ErrorCode;
import io.penstock.expr.Expr;
import io.penstock.format.address.EmailLevel;
import io.penstock.format.address.IpVersion;
import io.penstock.format.identifier.CardNumber;
import io.penstock.format.identifier.CardScheme;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.ValidationRule;
import io.penstock.transform.parse.DateFormats;
import io.penstock.transform.parse.Strictness;
import io.penstock.transform.validate.address.PhoneMode;
import io.penstock.transform.validate.check.AnyValue;
import io.penstock.transform.validate.check.ColumnCheck;
import io.penstock.transform.validate.check.ColumnCheck.ValueRule;
import io.penstock.transform.validate.check.CustomValueRule;
import io.penstock.transform.validate.check.DigitsRule;
import io.penstock.transform.validate.check.ListRule;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.RangeRule;
import io.penstock.transform.validate.check.RuleCodes;
import io.penstock.transform.validate.check.TextLength;
import io.penstock.transform.validate.check.TextRules;
import io.penstock.transform.validate.check.ValidationErrors;
import io.penstock.transform.validate.check.ValuePredicate;
import io.penstock.transform.validate.identifier.IdentifierTests;
import io.penstock.transform.validate.pattern.PatternTest;
import io.penstock.transform.validate.readable.JsonTest;
import io.penstock.transform.validate.rows.BeanCheck;
import io.penstock.transform.validate.rows.CustomCheck;
import io.penstock.transform.validate.rows.ExpressionCheck;
import io.penstock.transform.validate.rows.ReferenceCheck;
import io.penstock.transform.validate.rows.RowPredicate;
import io.penstock.transform.validate.rows.UniqueCheck;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes validation rules; meant to be imported statically. By default a failing row is rejected; {@link ValidationRule#onFail},
 * {@code severity}, {@code message} and {@code where} say otherwise.
 */
public final class Rules {
    private Rules() {}

    /** The column, of any type, must not be null. An empty text is not null: clean before. */
    public static ValidationRule notNull(String column) {
        return rule(
                RuleCodes.NOT_NULL,
                Description.of("not_null", column),
                "must not be null",
                Nulls.FAIL,
                Nulls.FAIL,
                new AnyValue());
    }

    /**
     * The text must look like an e-mail address: the whole of {@code ^[^@\s]+@[^@\s]+\.[^@\s]+$}. A null fails.
     */
    public static ValidationRule email(String column) {
        return email(column, EmailLevel.LOOKS_LIKE, Nulls.FAIL);
    }

    /** {@link #email(String)} with another null rule. */
    public static ValidationRule email(String column, Nulls nulls) {
        return email(column, EmailLevel.LOOKS_LIKE, nulls);
    }

    /** The text must be an e-mail address of a level. A null fails. */
    public static ValidationRule email(String column, EmailLevel level) {
        return email(column, level, Nulls.FAIL);
    }

    /** {@link #email(String, EmailLevel)} with another null rule. */
    public static ValidationRule email(String column, EmailLevel level, Nulls nulls) {
        return AddressRules.email(column, level, nulls);
    }

    /** The text must be a valid telephone number; see {@link #phone(String, String, PhoneMode, Nulls)}. A null passes. */
    public static ValidationRule phone(String column, @Nullable String region) {
        return phone(column, region, PhoneMode.VALID, Nulls.PASS);
    }

    /**
     * The text must be a telephone number, by libphonenumber, which the app has to add ({@code PEN-1015} otherwise).
     *
     * @param region where numbers without a country code are dialled: two letters of ISO 3166; null when every number must begin
     *     with +
     */
    public static ValidationRule phone(String column, @Nullable String region, PhoneMode mode, Nulls nulls) {
        return AddressRules.phone(column, region, mode, nulls);
    }

    /** The text must be an absolute URL of {@code http} or {@code https} with a host. A null passes. */
    public static ValidationRule url(String column) {
        return url(column, List.of("http", "https"), Nulls.PASS);
    }

    /**
     * {@link #url(String)} with other schemes.
     *
     * @throws io.penstock.error.PlanException {@code PEN-1204} when the list is empty
     */
    public static ValidationRule url(String column, List<String> schemes, Nulls nulls) {
        return AddressRules.url(column, schemes, nulls);
    }

    /** The text must be an IP address of version 4 or 6. A null passes. */
    public static ValidationRule ip(String column) {
        return ip(column, IpVersion.ANY, Nulls.PASS);
    }

    /** {@link #ip(String)} of one version only, or with another null rule. */
    public static ValidationRule ip(String column, IpVersion version, Nulls nulls) {
        return AddressRules.ip(column, version, nulls);
    }

    /** The text must be a UUID: 8-4-4-4-12 hexadecimal digits of either case. A null passes. */
    public static ValidationRule uuid(String column) {
        return uuid(column, Nulls.PASS);
    }

    /** {@link #uuid(String)} with another null rule. */
    public static ValidationRule uuid(String column, Nulls nulls) {
        Description plain = Description.of("uuid", column);
        return text(RuleCodes.UUID, plain, "is not a UUID", nulls, Nulls.PASS, () -> IdentifierTests::uuid);
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
        return rule(
                RuleCodes.ISBN,
                form == IsbnForm.ANY ? plain : plain.with("form", name),
                "is not a valid " + name,
                nulls,
                Nulls.FAIL,
                new DigitsRule(() -> (values, failed) -> IdentifierTests.isbn(values, failed, form)));
    }

    /** The text, or whole number, must be the number of a payment card, with a right check digit. A null passes. */
    public static ValidationRule creditCard(String column) {
        return creditCard(column, EnumSet.allOf(CardScheme.class), Nulls.PASS);
    }

    /** {@link #creditCard(String)} of some issuers only, or with another null rule. */
    public static ValidationRule creditCard(String column, Set<CardScheme> schemes, Nulls nulls) {
        if (schemes.isEmpty()) {
            throw ValidationErrors.badSetting("credit_card(" + column + ")", "at least one scheme is needed");
        }
        boolean every = schemes.size() == CardScheme.values().length;
        String names = schemes.stream().sorted().map(Rules::lower).collect(Collectors.joining(", "));
        Description plain = Description.of("credit_card", column);
        CardNumber number = new CardNumber(schemes);
        return rule(
                RuleCodes.CREDIT_CARD,
                every ? plain : plain.with("schemes", names),
                "is not a card number" + (every ? "" : " of " + names),
                nulls,
                Nulls.PASS,
                new DigitsRule(() -> (values, failed) -> IdentifierTests.card(values, failed, number)));
    }

    /** The text must be an IBAN: structure of its country and check digits; spaces after every fourth character are allowed. A null passes. */
    public static ValidationRule iban(String column) {
        return iban(column, Nulls.PASS);
    }

    /** {@link #iban(String)} with another null rule. */
    public static ValidationRule iban(String column, Nulls nulls) {
        Description plain = Description.of("iban", column);
        return text(RuleCodes.IBAN, plain, "is not an IBAN", nulls, Nulls.PASS, () -> IdentifierTests::iban);
    }

    /** The text must be a date, time or timestamp of one of these formats, to the letter. A null passes. */
    public static ValidationRule dateFormat(String column, String... formats) {
        return dateFormat(column, List.of(formats), Strictness.STRICT, Nulls.PASS);
    }

    /**
     * {@link #dateFormat(String, String...)} with all settings.
     *
     * @param formats in the letters of {@link java.time.format.DateTimeFormatter}, or with percent signs as {@code strftime} has them
     * @throws io.penstock.error.PlanException {@code PEN-1204} when a format cannot be understood, or there is none
     */
    public static ValidationRule dateFormat(String column, List<String> formats, Strictness strictness, Nulls nulls) {
        String rule = "date_format(" + column + ")";
        if (formats.isEmpty()) {
            throw ValidationErrors.badSetting(rule, "at least one format is needed");
        }
        DateFormats known;
        try {
            known = DateFormats.of(formats, strictness);
        } catch (IllegalArgumentException e) {
            throw ValidationErrors.badSetting(rule, String.valueOf(e.getMessage()));
        }
        Description plain = Description.of("date_format", column).with("formats", String.join(", ", formats));
        return text(
                RuleCodes.DATE_FORMAT,
                strictness == Strictness.STRICT ? plain : plain.with("strictness", lower(strictness)),
                "is not of the form " + String.join(" or ", formats),
                nulls,
                Nulls.PASS,
                () -> known.open()::test);
    }

    /** The text must be readable as a type, as the step {@code cast} would read it. A null passes. */
    public static ValidationRule type(String column, Type type) {
        return type(column, type, Nulls.PASS);
    }

    /** {@link #type(String, Type)} with another null rule. */
    public static ValidationRule type(String column, Type type, Nulls nulls) {
        return rule(
                RuleCodes.TYPE,
                Description.of("type", column).with("as", type),
                "cannot be read as " + type,
                nulls,
                Nulls.PASS,
                new TextRules.ReadableAs(column, type));
    }

    /** The text must be well-formed JSON (RFC 8259), at most 1,000 levels deep. A null passes. */
    public static ValidationRule json(String column) {
        return json(column, Nulls.PASS);
    }

    /** {@link #json(String)} with another null rule. */
    public static ValidationRule json(String column, Nulls nulls) {
        Description plain = Description.of("json", column);
        return text(RuleCodes.JSON, plain, "is not JSON", nulls, Nulls.PASS, () -> new JsonTest()::test);
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
        return rule(
                RuleCodes.RANGE,
                plain,
                "is not " + limits(least, most),
                nulls,
                Nulls.PASS,
                new RangeRule(column, least, most));
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
        return text(
                RuleCodes.LENGTH,
                plain,
                "does not have "
                        + (most == Integer.MAX_VALUE
                                ? least + " or more"
                                : least == most ? most : least + " to " + most)
                        + " characters",
                nulls,
                Nulls.PASS,
                () -> new TextLength(least, most)::test);
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
        return text(
                RuleCodes.PATTERN,
                Description.of("pattern", column).with("pattern", regex),
                "does not match " + regex,
                nulls,
                Nulls.PASS,
                () -> new PatternTest(compiled)::test);
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
        return rule(
                listed == ListRule.Listed.IN ? RuleCodes.IN_LIST : RuleCodes.NOT_IN_LIST,
                Description.of(rule, column).with("values", values),
                message,
                nulls,
                Nulls.PASS,
                new ListRule(rule, column, List.copyOf(values), listed));
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

    /**
     * The value must be one of the values of a column of another source, as with a foreign key. A null passes. Sees all rows, so its
     * step runs on one thread; the keys are read before the first row and spill to disk past the step's memory.
     */
    public static ValidationRule reference(String column, Extractor source, String key) {
        return reference(List.of(column), source, List.of(key), Nulls.PASS);
    }

    /**
     * {@link #reference(String, Extractor, String)} for a key of several columns; a row with a null among them passes, or fails.
     *
     * @throws io.penstock.error.PlanException {@code PEN-1204} when there are not as many keys as columns
     */
    public static ValidationRule reference(List<String> columns, Extractor source, List<String> keys, Nulls nulls) {
        return ValidationRule.of(new ReferenceCheck(columns, source, keys, nulls));
    }

    /**
     * The row, as an instance of a record class, must meet the Jakarta Validation constraints on its components. Needs
     * hibernate-validator on the class path ({@code PEN-1015} otherwise). Nulls are for the constraints to judge.
     */
    public static <T extends Record> ValidationRule bean(Class<T> type) {
        return ValidationRule.of(new BeanCheck<>(RecordMapper.of(type)));
    }

    /** A row must pass the app's own test; nulls are for the test to judge. */
    public static ValidationRule custom(String name, RowPredicate test, String message) {
        return ValidationRule.of(new CustomCheck(name, test, message));
    }

    /** A value must pass the app's own test. A null passes without being shown to it. */
    public static ValidationRule custom(String name, String column, ValuePredicate test, String message) {
        return custom(name, column, test, message, Nulls.PASS);
    }

    /** {@link #custom(String, String, ValuePredicate, String)} with another null rule. */
    public static ValidationRule custom(String name, String column, ValuePredicate test, String message, Nulls nulls) {
        return rule(
                RuleCodes.CUSTOM,
                Description.of(name, column),
                message,
                nulls,
                Nulls.PASS,
                new CustomValueRule(name, test));
    }

    static ValidationRule text(
            ErrorCode code, Description description, String message, Nulls nulls, Nulls usual, ValueRule.Bound bound) {
        return rule(code, description, message, nulls, usual, ValueRule.text(bound));
    }

    static ValidationRule rule(
            ErrorCode code, Description description, String message, Nulls nulls, Nulls usual, ValueRule rule) {
        return ValidationRule.of(ColumnCheck.of(code, description, message, nulls, usual, rule));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String limits(@Nullable Object least, @Nullable Object most) {
        return least == null
                ? "at most " + most
                : most == null ? "at least " + least : "between " + least + " and " + most;
    }
}
