package io.penstock.config;

import io.penstock.spi.OnFail;
import io.penstock.spi.Severity;
import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Option;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The settings of a component, with those that every rule has. */
final class RuleOptions {
    private static final List<Option<ValidationRule, ?>> OF_EVERY_RULE = List.of(
            new Option<>(
                    "on_fail",
                    ValueType.choice(OnFail.class),
                    "what happens to a row that fails",
                    "reject",
                    ValidationRule::onFail),
            new Option<>(
                    "severity",
                    ValueType.choice(Severity.class),
                    "label in reports",
                    "error",
                    ValidationRule::severity),
            new Option<>(
                    "message",
                    ValueType.TEXT,
                    "sentence in place of the rule's own; {column}, {rule} and {value} are filled in",
                    null,
                    ValidationRule::message),
            new Option<>(
                    "max_failures",
                    ValueType.LONG,
                    "rows of a run that may fail; more fail the run",
                    "none",
                    ValidationRule::maxFailures),
            new Option<>(
                    "max_failure_ratio",
                    ValueType.NUMBER,
                    "share of the rows read that may fail, 0 to 1; more fail the run",
                    "none",
                    ValidationRule::maxFailureRatio),
            new Option<>(
                    "where",
                    ValueType.TEXT,
                    "SQL condition; rows for which it is not true are not tested",
                    null,
                    ValidationRule::where));

    private RuleOptions() {}

    @SuppressWarnings("unchecked") // a component of role RULE makes a ValidationRule, see Component.of
    static <S> List<Option<S, ?>> of(Component<S> component) {
        List<Option<S, ?>> all = new ArrayList<>(component.options());
        if (component.role() == Role.RULE) {
            for (Option<ValidationRule, ?> each : OF_EVERY_RULE) {
                if (all.stream().noneMatch(own -> own.name().equals(each.name()))) {
                    all.add((Option<S, ?>) each);
                }
            }
        }
        return all;
    }
}
