package io.penstock.spi;

import io.penstock.schema.Schema;

/**
 * A sink that can be told in the middle of a run to keep what it has, so that a run that was killed goes on from there
 * instead of from the beginning.
 */
public interface RestartableLoader extends Loader {
    /** What is wrong with restarting this sink under its present settings (a compressed file, a replaced table). */
    default void bindRestart(Problems problems) {}

    @Override
    RestartableSink open(Schema schema, StepContext context) throws Exception;

    /**
     * Opens the sink as it was at a checkpoint of an earlier, killed run of the same pipeline; what was written after that
     * checkpoint is gone.
     *
     * @param checkpoint what {@link RestartableSink#checkpoint} gave
     */
    RestartableSink resume(Schema schema, StepContext context, String checkpoint) throws Exception;
}
