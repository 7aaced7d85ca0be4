package io.penstock.spi;

import io.penstock.schema.Schema;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/** A sink: an immutable, serialisable spec that does nothing until an engine opens it. */
public interface Loader extends Serializable {
    Description describe();

    /** Checks the settings against the schema that will arrive; adds what is wrong to {@code problems}. */
    default void bind(Schema input, Problems problems) {}

    /** The file this sink writes, so that nothing else in the same pipeline is let use it; empty when it writes none. */
    default Optional<Path> fileWritten() {
        return Optional.empty();
    }

    /** Whether the sinks this opens have a {@link BatchSink#targetState}; false by default. */
    default boolean keepsState() {
        return false;
    }

    /**
     * Opens the sink for one run. Nothing is visible to anybody else before {@link BatchSink#commit}. Leftovers of killed
     * runs of the same target are removed here.
     */
    BatchSink open(Schema schema, StepContext context) throws Exception;

    /** This sink as a reject route that fails the run when more than this share (0–1) of the rows read are rejected. */
    default RejectRoute maxShare(double share) {
        return RejectRoute.to(this).maxShare(share);
    }
}
