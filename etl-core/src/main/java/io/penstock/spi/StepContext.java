package io.penstock.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What the engine tells a source, step or sink about the run it is part of. Safe for use by several threads. */
public interface StepContext {
    String pipeline();

    /** Unique per run; sorts by start time. */
    String runId();

    /** When the run began; the "now" of every step, so that a run sees one time. */
    Instant startedAt();

    Clock clock();

    /** Rows a source should put in a batch, about. */
    int batchRows();

    /** Bytes a source should put in a batch at most, about; whichever of the two limits is met first. */
    int batchBytes();

    /** Memory this step may hold across batches, in bytes; past it the step must spill to {@link #spillDirectory}. */
    long memoryShare();

    /** A directory of this run for temporary files, made on first use, removed by the engine at the end of the run. */
    Path spillDirectory() throws IOException;

    /**
     * How far the last committed run of this pipeline got in this source (what its {@link BatchSource#watermark} gave); empty
     * at the first run and for sources without {@link Extractor#stateKey}.
     */
    default Optional<String> watermark() {
        return Optional.empty();
    }

    /**
     * Told by {@link BatchReader} about every batch that a step read from one of its {@link Transformer#sides}, for the run report.
     *
     * @param title how the side is called in messages
     */
    default void sideRead(String title, long rows) {}

    /** Throws the engine's cancellation when the run was cancelled or failed elsewhere; call it in long loops. */
    void checkCancelled();
}
