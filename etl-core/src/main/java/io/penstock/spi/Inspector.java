package io.penstock.spi;

import io.penstock.schema.Schema;
import java.io.Serializable;

/** Watches batches pass without changing them: profiles, checks, counts. Immutable, serialisable spec. */
public interface Inspector extends Serializable {
    Description describe();

    /** Checks the settings against the schema that will pass; adds what is wrong to {@code problems}. */
    default void bind(Schema input, Problems problems) {}

    Inspection open(Schema schema, StepContext context) throws Exception;
}
