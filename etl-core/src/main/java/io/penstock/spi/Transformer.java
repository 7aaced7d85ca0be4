package io.penstock.spi;

import io.penstock.schema.Schema;
import java.io.Serializable;

/** A step: an immutable, serialisable spec that says what it needs; the engine decides how it is run. */
public interface Transformer extends Serializable {
    Description describe();

    /** Which rows the step must see together; {@link Distribution#ANY} by default. */
    default Distribution distribution() {
        return Distribution.ANY;
    }

    /**
     * Checks the step against the schema that will arrive and tells the schema that will leave.
     *
     * <p>Everything that is wrong is added to {@code problems}; then the result is a best guess, never opened, so that the
     * steps behind can be checked too.
     */
    BoundTransformer bind(Schema input, Problems problems);
}
