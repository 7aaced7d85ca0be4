package io.penstock.quality.alert.desk;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.alert.AlertErrors;
import java.io.Serializable;
import java.time.Duration;

/**
 * What can be chosen about alerts. Immutable; made from {@link #DEFAULT} by withers.
 *
 * @param suppression after notifiers were told of an alert, its repeats are not told for so long; 1 hour by default, zero tells each
 * @param autoResolve what becomes of an alert when its check passes again; {@code OFF} by default
 * @param retention how long resolved alerts are kept; 90 days by default
 */
public record AlertRules(Duration suppression, AutoResolve autoResolve, Duration retention) implements Serializable {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    public static final AlertRules DEFAULT = new AlertRules(Duration.ofHours(1), AutoResolve.OFF, Duration.ofDays(90));

    public AlertRules {
        if (suppression.isNegative() || suppression.compareTo(LONGEST) > 0) {
            throw invalid("suppression must be 0 or more and at most 36500 days, not " + suppression);
        } else if (retention.isNegative() || retention.isZero() || retention.compareTo(LONGEST) > 0) {
            throw invalid("retention must be more than 0 and at most 36500 days, not " + retention);
        }
    }

    public AlertRules suppression(Duration interval) {
        return new AlertRules(interval, autoResolve, retention);
    }

    public AlertRules autoResolve(AutoResolve choice) {
        return new AlertRules(suppression, choice, retention);
    }

    public AlertRules retention(Duration time) {
        return new AlertRules(suppression, autoResolve, time);
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(AlertErrors.INVALID_SETTING, what));
    }
}
