package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data that was read but is not good enough: a blocking check failed or too many rows were rejected. */
public final class QualityException extends EtlException {
    private static final long serialVersionUID = 1L;

    public QualityException(Problem problem) {
        super(List.of(problem), null);
    }

    /** @param problems at least one */
    public QualityException(List<Problem> problems) {
        super(problems, null);
    }

    public QualityException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }
}
