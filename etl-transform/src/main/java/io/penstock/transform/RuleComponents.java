package io.penstock.transform;

import io.penstock.spi.OnFail;
import io.penstock.spi.Severity;
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

/** Validation rules, for JSON. Every rule takes {@code on_fail}, {@code severity}, {@code message} and {@code where}. */
final class RuleComponents {
    private static final String NULLS = "nulls";
    private static final ValueType<Nulls> NULL_RULE = ValueType.choice(Nulls.class);
    private static final ValueType<IsbnForm> ISBN_FORM = ValueType.choice(IsbnForm.class);

    private RuleComponents() {}

    static List<Component<?>> all() {
        return List.of(notNull(), email(), isbn());
    }

    private static Component<ValidationRule> notNull() {
        return column("not_null", "The column must not be null", s -> Rules.notNull(name(s)))
                .aliases("NotNull", "required");
    }

    private static Component<ValidationRule> email() {
        return column("email", "The text must look like an e-mail address", s -> Rules.email(name(s), nulls(s, Nulls.FAIL)))
                .aliases("Email", "email_format")
                .read(NULLS, NULL_RULE, "fail", "what a null does");
    }

    private static Component<ValidationRule> isbn() {
        return column(
                        "isbn",
                        "The text must be an ISBN with a right check digit",
                        s -> Rules.isbn(
                                name(s), s.find("form", ISBN_FORM).orElse(IsbnForm.ANY), nulls(s, Nulls.FAIL)))
                .aliases("Isbn", "ISBN", "isbn_format")
                .read("form", ISBN_FORM, "any", "ten digits, thirteen or any of them")
                .read(NULLS, NULL_RULE, "fail", "what a null does");
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
        return Component.of(Role.RULE, type, ValidationRule.class, factory)
                .summary(summary)
                .option("on_fail", ValueType.choice(OnFail.class), "reject", "what failing means", ValidationRule::onFail)
                .option("severity", ValueType.choice(Severity.class), "error", "label for reports", ValidationRule::severity)
                .option("message", ValueType.TEXT, null, "in place of the rule's own sentence", ValidationRule::message)
                .option("where", ValueType.TEXT, null, "SQL condition of the rows to test", ValidationRule::where);
    }
}
