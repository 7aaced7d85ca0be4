package io.penstock.spi;

import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * Whether the step keeps rows of which there may be more than its {@link StepContext#memoryShare}, and moves them to disk
     * then; false by default. Shown by {@code explain}.
     */
    default boolean spills() {
        return false;
    }

    /**
     * The condition of a step that does nothing but drop the rows for which it is not true, so that a source can be asked not
     * to read such rows at all; empty (the default) for every other step.
     */
    default Optional<Expr> predicate() {
        return Optional.empty();
    }

    /**
     * The input columns without which the step could not give what it does now, so that a source can be asked not to read the
     * others. All of them by default, which is always right.
     *
     * @param input the schema that arrives
     * @param wanted the columns of the output that something behind the step uses
     */
    default Set<String> needs(Schema input, Set<String> wanted) {
        return Set.copyOf(input.names());
    }

    /**
     * This step for an input in which only columns are left that {@link #needs} named, for steps that name columns they do not
     * need, such as those to drop. Itself by default.
     */
    default Transformer narrowed(Schema input) {
        return this;
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
