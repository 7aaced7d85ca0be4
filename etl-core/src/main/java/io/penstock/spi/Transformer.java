package io.penstock.spi;

import io.penstock.schema.Schema;
import java.io.Serializable;
import java.util.List;

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

    /** Other sources the step reads, such as the right side of a join; none by default. */
    default List<Extractor> sides() {
        return List.of();
    }

    /**
     * What the engine calls: {@link #bind(Schema, Problems)} of a step that has {@link #sides}.
     *
     * @param sides one schema per side, in order
     */
    default BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        return bind(input, problems);
    }
}
