package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that failed while rows were moving. */
public final class TransformException extends EtlException {
    private static final long serialVersionUID = 1L;

    public TransformException(Problem problem) {
        super(List.of(problem), null);
    }

    public TransformException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }
}
