package io.penstock.transform.catalogue;

import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.validate.IsbnForm;
import io.penstock.transform.validate.Nulls;
import io.penstock.transform.validate.Rules;
import java.util.List;
import java.util.function.Function;

/** Validation rules, for JSON. The loader adds what every rule has: {@code on_fail}, {@code severity}, {@code message}, {@code where}. */
final class RuleComponents {
    private static final String NULLS = "nulls";
    private static final String NULLS_DOC = "what a null does";
    private static final String PASS = "pass";
    private static final String VALUES = "values";
    private static final ValueType<List<Object>> SCALARS = ValueType.listOf(ValueType.SCALAR);
    private static final ValueType<Nulls> NULL_RULE = ValueType.choice(Nulls.class);
    private static final ValueType<IsbnForm> ISBN_FORM = ValueType.choice(IsbnForm.class);

    private RuleComponents() {}

    static List<Component<?>> all() {
        return List.of(
                notNull(),
                email(),
                isbn(),
                range(),
                length(),
                pattern(),
                inList(),
                notInList(),
                unique(),
                expression());
    }

    private static Component<ValidationRule> notNull() {
        return column("not_null", "The column must not be null", s -> Rules.notNull(name(s)))
                .aliases("NotNull", "required");
    }

    private static Component<ValidationRule> email() {
        return column(
                        "email",
                        "The text must look like an e-mail address",
                        s -> Rules.email(name(s), nulls(s, Nulls.FAIL)))
                .aliases("Email", "email_format")
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
                                s.find("min", ValueType.SCALAR).orElse(null),
                                s.find("max", ValueType.SCALAR).orElse(null),
                                nulls(s, Nulls.PASS)))
                .aliases("Range", "between")
                .read("min", ValueType.SCALAR, "none", "least value; dates and times as ISO text")
                .read("max", ValueType.SCALAR, "none", "most value")
                .read(NULLS, NULL_RULE, PASS, NULLS_DOC);
    }

    private static Component<ValidationRule> length() {
        return column(
                        "length",
                        "The text must have so many characters",
                        s -> Rules.length(
                                name(s),
                                s.find("min", ValueType.INTEGER).orElse(0),
                                s.find("max", ValueType.INTEGER).orElse(Integer.MAX_VALUE),
                                nulls(s, Nulls.PASS)))
                .aliases("Length")
                .read("min", ValueType.INTEGER, "0", "fewest characters")
                .read("max", ValueType.INTEGER, "none", "most characters")
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
                        s -> Rules.inList(name(s), s.get(VALUES, SCALARS), nulls(s, Nulls.PASS)))
                .aliases("InList")
                .required(VALUES, SCALARS, "the valid values")
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
                        s -> Rules.unique(s.get("columns", ValueType.TEXTS), nulls(s, Nulls.PASS)))
                .aliases("Unique")
                .required("columns", ValueType.TEXTS, "the key")
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

    private static String name(Settings settings) {
        return settings.get("column", ValueType.TEXT);
    }

    private static Nulls nulls(Settings settings, Nulls usual) {
        return settings.find(NULLS, NULL_RULE).orElse(usual);
    }

    private static Component<ValidationRule> column(
            String type, String summary, Function<Settings, ValidationRule> factory) {
        return rule(type, summary, factory).required("column", ValueType.TEXT, "the column");
    }

    private static Component<ValidationRule> rule(
            String type, String summary, Function<Settings, ValidationRule> factory) {
        return Component.of(Role.RULE, type, ValidationRule.class, factory).summary(summary);
    }
}
