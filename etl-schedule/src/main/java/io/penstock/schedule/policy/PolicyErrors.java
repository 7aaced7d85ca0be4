package io.penstock.schedule.policy;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.time.Duration;

/** What can be wrong with a policy. */
public final class PolicyErrors {
    public static final ErrorCode POLICY = new ErrorCode("PEN-8616", "A setting of a schedule that makes no sense");

    private PolicyErrors() {}

    static void checkTime(String what, Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new PlanException(Problem.of(POLICY, what + " must be 0 to 36500 days, not " + time));
        }
    }

    /** Refuses a time that is not more than nothing. */
    public static void checkPositive(String what, Duration time) {
        checkTime(what, time);
        if (time.isZero()) {
            throw new PlanException(Problem.of(POLICY, what + " must be more than 0"));
        }
    }
}
