package io.penstock.transform.catalogue;

import io.penstock.format.address.EmailLevel;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.validate.Rules;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.ValidationErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Validation rules, for JSON. The loader adds what every rule has: {@code on_fail}, {@code severity}, {@code message}, {@code where}. */
final class RuleComponents {
    static final String NULLS = "nulls";
    static final String NULLS_DOC = "what a null does";
    static final String PASS = "pass";
    private static final String VALUES = "values";
    private static final ValueType<List<Object>> SCALARS = ValueType.listOf(ValueType.SCALAR);
    static final ValueType<Nulls> NULL_RULE = ValueType.choice(Nulls.class);
    private static final String ALLOWED = "allowed_values";
    private static final ValueType<EmailLevel> LEVEL = ValueType.choice(EmailLevel.class);
    private static final ValueType<IsbnForm> ISBN_FORM = ValueType.choice(IsbnForm.class);

    private RuleComponents() {}

    static List<Component<?>> all() {
        List<Component<?>> all = new ArrayList<>(List.of(
                notNull(),
                email(),
                isbn(),
                range(),
                length(),
                pattern(),
                inList(),
                notInList(),
                unique(),
                expression()));
        all.addAll(FormatComponents.all());
        return all;
    }

    private static Component<ValidationRule> notNull() {
        return column("not_null", "The column must not be null", s -> Rules.notNull(name(s)))
                .aliases("NotNull", "required");
    }

    private static Component<ValidationRule> email() {
        return column(
                        "email",
                        "The text must look like an e-mail address",
                        s -> Rules.email(
                                name(s), s.find("level", LEVEL).orElse(EmailLevel.LOOKS_LIKE), nulls(s, Nulls.FAIL)))
                .aliases("Email", "email_format")
                .read("level", LEVEL, "looks_like", "how much is asked of an address")
                .read(NULLS, NULL_RULE, "fail", NULLS_DOC);
    }

    private static Component<ValidationRule> isbn() {
        return column(
                        "isbn",
                        "The text must be an ISBN with a right check digit",
                        s -> Rules.isbn(name(s), s.find("form", ISBN_FORM).orElse(IsbnForm.ANY), nulls(s, Nulls.FAIL)))
                .aliases("Isbn", "ISBN", "isbn_format")
                .read("form", ISBN_FORM, "any", "ten digits, thirteen or any of them")
                .read(NULLS, NULL_RULE, "fail", NULLS_DOC);
    }

    private static Component<ValidationRule> range() {
        return column(
                        "range",
                        "The value must lie between two bounds",
                        s -> Rules.range(
                                name(s),
                                either(s, "min", "min_value", ValueType.SCALAR).orElse(null),
                                either(s, "max", "max_value", ValueType.SCALAR).orElse(null),
                                nulls(s, Nulls.PASS)))
                .aliases("Range", "between")
                .read("min", ValueType.SCALAR, "none", "least value; dates and times as ISO text")
                .read("max", ValueType.SCALAR, "none", "most value")
                .read("min_value", ValueType.SCALAR, "none", "the same as min")
                .read("max_value", ValueType.SCALAR, "none", "the same as max")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> length() {
        return column(
                        "length",
                        "The text must have so many characters",
                        s -> Rules.length(
                                name(s),
                                either(s, "min", "min_length", ValueType.INTEGER)
                                        .orElse(0),
                                either(s, "max", "max_length", ValueType.INTEGER)
                                        .orElse(Integer.MAX_VALUE),
                                nulls(s, Nulls.PASS)))
                .aliases("Length")
                .read("min", ValueType.INTEGER, "0", "fewest characters")
                .read("max", ValueType.INTEGER, "none", "most characters")
                .read("min_length", ValueType.INTEGER, "none", "the same as min")
                .read("max_length", ValueType.INTEGER, "none", "the same as max")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> pattern() {
        return column(
                        "pattern",
                        "The whole text must match a regular expression",
                        s -> Rules.pattern(name(s), s.get("pattern", ValueType.TEXT), nulls(s, Nulls.PASS)))
                .aliases("Pattern", "regex")
                .required("pattern", ValueType.TEXT, "regular expression")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> inList() {
        return column(
                        "in_list",
                        "The value must be one of a list",
                        s -> Rules.inList(
                                name(s), either(s, VALUES, ALLOWED, SCALARS).orElse(List.of()), nulls(s, Nulls.PASS)))
                .aliases("InList")
                .read(VALUES, SCALARS, "none", "the valid values; one is needed")
                .read(ALLOWED, SCALARS, "none", "the same as values")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> notInList() {
        return column(
                        "not_in_list",
                        "The value must not be one of a list",
                        s -> Rules.notInList(name(s), s.get(VALUES, SCALARS), nulls(s, Nulls.PASS)))
                .aliases("NotInList")
                .required(VALUES, SCALARS, "the forbidden values")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> unique() {
        return rule(
                        "unique",
                        "No two rows of the run may have the same key",
                        s -> Rules.unique(
                                either(s, "columns", "column", ValueType.TEXTS).orElse(List.of()),
                                nulls(s, Nulls.PASS)))
                .aliases("Unique")
                .read("columns", ValueType.TEXTS, "none", "the key; one is needed")
                .read("column", ValueType.TEXTS, "none", "the same as columns")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> expression() {
        return rule(
                        "expression",
                        "A SQL condition must not be false",
                        s -> Rules.expression(s.get("expression", ValueType.TEXT), nulls(s, Nulls.PASS)))
                .aliases("Expression", "check")
                .required("expression", ValueType.TEXT, "SQL condition over any columns")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    /** A setting under its own name or an older one. */
    static <V> Optional<V> either(Settings settings, String name, String older, ValueType<V> type) {
        Optional<V> given = settings.find(name, type);
        Optional<V> old = settings.find(older, type);
        if (given.isPresent() && old.isPresent()) {
            throw ValidationErrors.badSetting(
                    name, "'" + name + "' and '" + older + "' are the same setting. Keep one");
        }
        return given.or(() -> old);
    }

    static String name(Settings settings) {
        return settings.get("column", ValueType.TEXT);
    }

    static Nulls nulls(Settings settings, Nulls usual) {
        return settings.find(NULLS, NULL_RULE).orElse(usual);
    }

    static Component<ValidationRule> column(String type, String summary, Function<Settings, ValidationRule> factory) {
        return rule(type, summary, factory).required("column", ValueType.TEXT, "the column");
    }

    static Component<ValidationRule> rule(String type, String summary, Function<Settings, ValidationRule> factory) {
        return Component.of(Role.RULE, type, ValidationRule.class, factory).summary(summary);
    }
}
