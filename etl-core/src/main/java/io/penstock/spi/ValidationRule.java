package io.penstock.spi;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A check and what its failure means. Immutable.
 *
 * @param check the test
 * @param onFail what happens to a failing row; {@link OnFail#REJECT} by default
 * @param severity a label for reports; {@link Severity#ERROR} by default
 * @param customMessage replaces the check's own sentence; null by default. {@code {column}} stands for the checked columns, {@code
 *     {rule}} for the rule's name, {@code {value}} for the row's values of those columns: then data stands in reject files and messages
 * @param where a SQL condition; rows for which it is not true are not tested; null (all rows) by default
 * @param maxFailures most rows of a run that may fail, whatever becomes of them; {@link Long#MAX_VALUE} (no limit) by default
 * @param maxFailureRatio most rows that may fail as a share of the rows read, 0–1; 1 (no limit) by default
 */
public record ValidationRule(
        RowCheck check,
        OnFail onFail,
        Severity severity,
        @Nullable String customMessage,
        @Nullable String where,
        long maxFailures,
        double maxFailureRatio)
        implements Serializable {
    /** In a message: the row's values. */
    public static final String VALUE = "{value}";

    public ValidationRule {
        if (maxFailures < 0) {
            throw bad(check, "max_failures must be 0 or more, not " + maxFailures);
        }
        if (!(maxFailureRatio >= 0 && maxFailureRatio <= 1)) {
            throw bad(check, "max_failure_ratio must be 0 to 1, not " + maxFailureRatio);
        }
    }

    private static PlanException bad(RowCheck check, String what) {
        return new PlanException(Problem.of(RejectRoute.BAD_LIMIT, "rule " + name(check) + ": " + what));
    }

    public static ValidationRule of(RowCheck check) {
        return new ValidationRule(check, OnFail.REJECT, Severity.ERROR, null, null, Long.MAX_VALUE, 1);
    }

    public ValidationRule onFail(OnFail consequence) {
        return new ValidationRule(check, consequence, severity, customMessage, where, maxFailures, maxFailureRatio);
    }

    public ValidationRule severity(Severity label) {
        return new ValidationRule(check, onFail, label, customMessage, where, maxFailures, maxFailureRatio);
    }

    public ValidationRule message(String sentence) {
        return new ValidationRule(check, onFail, severity, sentence, where, maxFailures, maxFailureRatio);
    }

    public ValidationRule where(String condition) {
        return new ValidationRule(check, onFail, severity, customMessage, condition, maxFailures, maxFailureRatio);
    }

    /** Fails the run when more rows than this fail the rule; rules of one name are counted together. */
    public ValidationRule maxFailures(long most) {
        return new ValidationRule(check, onFail, severity, customMessage, where, most, maxFailureRatio);
    }

    /** Fails the run when more than this share of the rows read fails the rule; looked at when all rows are read. */
    public ValidationRule maxFailureRatio(double share) {
        return new ValidationRule(check, onFail, severity, customMessage, where, maxFailures, share);
    }

    /** Whether {@link #maxFailures} or {@link #maxFailureRatio} is set. */
    public boolean isLimited() {
        return maxFailures < Long.MAX_VALUE || maxFailureRatio < 1;
    }

    /** {@code email(member_email)}: how reports and rejects name the rule. */
    public String name() {
        return name(check);
    }

    private static String name(RowCheck check) {
        Description description = check.describe();
        return description.type() + "(" + description.subject() + ")";
    }

    /** The failure a row of this rule is rejected with; {@code {value}} still stands in its message. */
    public Failure failure() {
        String message = customMessage == null
                ? check.message()
                : customMessage.replace("{column}", check.describe().subject()).replace("{rule}", name());
        return new Failure(name(), message, severity, check.code());
    }

    /** Whether the message is asked to show the row's values. */
    public boolean showsValues() {
        return customMessage != null && customMessage.contains(VALUE);
    }
}
