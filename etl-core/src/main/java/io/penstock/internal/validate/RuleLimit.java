package io.penstock.internal.validate;

import io.penstock.spi.ValidationRule;

/**
 * How many rows may fail the rules of one name.
 *
 * @param rule the name, as reports have it
 * @param most rows
 * @param share of the rows read
 */
public record RuleLimit(String rule, long most, double share) {
    static RuleLimit of(ValidationRule rule) {
        return new RuleLimit(rule.name(), rule.maxFailures(), rule.maxFailureRatio());
    }
}
