package io.penstock.transform.order;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;

/** The codes of the steps in this package. */
public final class OrderErrors {
    public static final ErrorCode BAD_ORDER =
            new ErrorCode("PEN-3301", "An ordering cannot be read or names a column twice");
    public static final ErrorCode BAD_WINDOW =
            new ErrorCode("PEN-3302", "A window column cannot be read or does not fit its step");

    private OrderErrors() {}

    static PlanException badOrder(String what) {
        return new PlanException(Problem.of(BAD_ORDER, what));
    }

    static PlanException badWindow(String what) {
        return new PlanException(Problem.of(BAD_WINDOW, what));
    }
}
