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

    /** One of several parts of a piece of work. */
    @FunctionalInterface
    interface Part {
        /** @param number which part, from 0 */
        void run(int number) throws Exception;
    }

    /**
     * Runs parts 0 to {@code parts - 1} of a piece of work and returns when none is running any more. For what stands in an
     * order but can be divided, such as the columns of one batch in a sink: an engine lets workers that have nothing else to do
     * take parts, each part once, in any order and at the same time; without an engine (the default) this thread runs them in
     * turn. Whatever happens before the call is seen by every part, and all they did is seen after it. Parts must not wait for
     * each other or for anything else of the run.
     *
     * @throws Exception the first failure of a part; parts not begun by then are left out
     */
    default void inParallel(int parts, Part work) throws Exception {
        for (int part = 0; part < parts; part++) {
            work.run(part);
        }
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
