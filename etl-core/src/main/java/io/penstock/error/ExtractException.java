package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that cannot be opened or read any further. */
public final class ExtractException extends EtlException {
    private static final long serialVersionUID = 1L;

    public ExtractException(Problem problem) {
        super(List.of(problem), null);
    }

    public ExtractException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }
}
