package io.penstock.spi;

import io.penstock.schema.Schema;
import java.io.Serializable;
import java.util.Optional;

/** Watches batches pass without changing them: profiles, checks, counts. Immutable, serialisable spec. */
public interface Inspector extends Serializable {
    Description describe();

    /** Checks the settings against the schema that will pass; adds what is wrong to {@code problems}. */
    default void bind(Schema input, Problems problems) {}

    /** The same under a name of the user's choice, where reports name it; the same by default. */
    default Inspector named(String name) {
        return this;
    }

    /**
     * One inspector that does the work of this one and of the next, which sees the same rows, in one go; empty, the default, when there is
     * none.
     */
    default Optional<Inspector> with(Inspector next) {
        return Optional.empty();
    }

    Inspection open(Schema schema, StepContext context) throws Exception;
}
