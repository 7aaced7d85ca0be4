package io.penstock.transform.internal.group;

import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.Type;

/** The codes of measures. */
public final class MeasureErrors {
    public static final ErrorCode UNKNOWN_FUNCTION =
            new ErrorCode("PEN-3311", "A measure or window column calls a function that is not there");
    public static final ErrorCode BAD_MEASURE =
            new ErrorCode("PEN-3312", "A measure cannot be read or its function cannot work on what it is given");
    public static final ErrorCode SUM_OVERFLOW = new ErrorCode("PEN-3313", "A sum does not fit its type");

    private MeasureErrors() {}

    /** The exception for a sum that does not fit. */
    public static TransformException overflow(String measure, Type type) {
        return new TransformException(
                Problem.of(SUM_OVERFLOW, "the sum of measure '" + measure + "' does not fit " + type)
                        .next(
                                type == Type.INT64
                                        ? "Sum a DECIMAL: sum(cast(… as DECIMAL(38,0)))."
                                        : "Sum a FLOAT64: sum(cast(… as FLOAT64))."));
    }
}
