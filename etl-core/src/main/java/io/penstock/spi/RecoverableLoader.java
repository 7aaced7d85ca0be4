package io.penstock.spi;

import io.penstock.schema.Schema;

/**
 * A sink whose prepared commit another process can finish: after {@link BatchSink#prepare} everything is on disk and only a
 * rename is missing. With it a run whose commit was decided but interrupted is completed by the next run, never repeated.
 */
public interface RecoverableLoader extends Loader {
    @Override
    RecoverableSink open(Schema schema, StepContext context) throws Exception;

    /**
     * Finishes the commit of a run that was killed after its commit was decided; does nothing where it had been finished.
     * Called before anything else is done with the target.
     *
     * @param receipt what {@link RecoverableSink#receipt} of that run gave
     */
    void recover(String receipt, StepContext context) throws Exception;
}
