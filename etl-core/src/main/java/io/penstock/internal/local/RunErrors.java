package io.penstock.internal.local;

import io.penstock.error.ErrorCode;

/** Codes of mistakes that only show while a run is under way. */
public final class RunErrors {
    public static final ErrorCode NOT_CONSERVED =
            new ErrorCode("PEN-8002", "Row counts of a step do not add up; a bug of the step");
    public static final ErrorCode OUT_OF_MEMORY = new ErrorCode("PEN-8003", "The heap is too small for the run");
    public static final ErrorCode SOURCE_FAILED = new ErrorCode("PEN-2092", "A source failed while it was read");
    public static final ErrorCode STEP_FAILED = new ErrorCode("PEN-3091", "A step failed while rows were moving");
    public static final ErrorCode SINK_FAILED = new ErrorCode("PEN-4001", "A sink failed");
    public static final ErrorCode OVER_REJECT_LIMIT = new ErrorCode("PEN-5001", "More rows were rejected than allowed");
    public static final ErrorCode NO_REJECT_ROUTE =
            new ErrorCode("PEN-5003", "A row was rejected and there is no reject route");
    public static final ErrorCode OVER_RULE_LIMIT =
            new ErrorCode("PEN-5005", "More rows failed a rule than the rule allows");
    public static final ErrorCode GATE_CLOSED = new ErrorCode("PEN-5004", "A blocking quality check failed");

    private RunErrors() {}
}
