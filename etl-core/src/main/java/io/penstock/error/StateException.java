package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Run, watermark or lock state that cannot be read, moved or trusted. */
public final class StateException extends EtlException {
    private static final long serialVersionUID = 1L;

    public StateException(Problem problem) {
        super(List.of(problem), null);
    }

    public StateException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }
}
