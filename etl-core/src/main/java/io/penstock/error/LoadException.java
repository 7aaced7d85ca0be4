package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sink that could not be opened, written or committed. */
public final class LoadException extends EtlException {
    private static final long serialVersionUID = 1L;

    public LoadException(Problem problem) {
        super(List.of(problem), null);
    }

    public LoadException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }
}
