package io.penstock.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A config file, option or variable that cannot be understood: all problems of a file together. */
public final class ConfigException extends EtlException {
    private static final long serialVersionUID = 1L;

    public ConfigException(Problem problem) {
        super(List.of(problem), null);
    }

    public ConfigException(Problem problem, @Nullable Throwable cause) {
        super(List.of(problem), cause);
    }

    public ConfigException(List<Problem> problems) {
        super(problems, null);
    }
}
