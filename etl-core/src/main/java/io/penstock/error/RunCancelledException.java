package io.penstock.error;

import java.util.List;

/** A run that was stopped on request; nothing was committed. */
public final class RunCancelledException extends EtlException {
    private static final long serialVersionUID = 1L;

    public RunCancelledException(Problem problem) {
        super(List.of(problem), null);
    }
}
