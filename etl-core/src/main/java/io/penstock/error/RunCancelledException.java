package io.penstock.error;

import java.util.List;

/** A run that was stopped on request; nothing was committed. */
public final class RunCancelledException extends EtlException {
    private static final long serialVersionUID = 1L;

    /** The one code of this exception. */
    public static final ErrorCode CODE = new ErrorCode("PEN-8001", "The run was cancelled");

    public RunCancelledException(Problem problem) {
        super(List.of(problem), null);
    }
}
