package io.penstock.quality.anomaly;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;

/** Codes of detectors. */
public final class AnomalyErrors {
    public static final ErrorCode BAD_SETTING = new ErrorCode("PEN-5401", "A setting of a detector is out of range");

    private AnomalyErrors() {}

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new PlanException(Problem.of(BAD_SETTING, what));
        }
    }
}
