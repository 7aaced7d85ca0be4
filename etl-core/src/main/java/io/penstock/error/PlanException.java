package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline that cannot run as it is built: all its problems, found before a row moves. */
public final class PlanException extends EtlException {
    private static final long serialVersionUID = 1L;

    public PlanException(Problem problem) {
        super(List.of(problem), null);
    }

    public PlanException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }

    public PlanException(List<Problem> problems) {
        super(problems, null);
    }
}
