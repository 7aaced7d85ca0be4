package io.penstock.spi;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A check and what its failure means. Immutable.
 *
 * @param check the test
 * @param onFail what happens to a failing row; {@link OnFail#REJECT} by default
 * @param severity a label for reports; {@link Severity#ERROR} by default
 * @param customMessage replaces the check's own sentence; null by default
 * @param where a SQL condition; rows for which it is not true are not tested; null (all rows) by default
 */
public record ValidationRule(
        RowCheck check,
        OnFail onFail,
        Severity severity,
        @Nullable String customMessage,
        @Nullable String where) implements Serializable {

    public static ValidationRule of(RowCheck check) {
        return new ValidationRule(check, OnFail.REJECT, Severity.ERROR, null, null);
    }

    public ValidationRule onFail(OnFail consequence) {
        return new ValidationRule(check, consequence, severity, customMessage, where);
    }

    public ValidationRule severity(Severity label) {
        return new ValidationRule(check, onFail, label, customMessage, where);
    }

    public ValidationRule message(String sentence) {
        return new ValidationRule(check, onFail, severity, sentence, where);
    }

    public ValidationRule where(String condition) {
        return new ValidationRule(check, onFail, severity, customMessage, condition);
    }

    /** {@code email(member_email)}: how reports and rejects name the rule. */
    public String name() {
        Description description = check.describe();
        return description.type() + "(" + description.subject() + ")";
    }

    /** The failure a row of this rule is rejected with. */
    public Failure failure() {
        return new Failure(name(), customMessage == null ? check.message() : customMessage, severity);
    }
}
