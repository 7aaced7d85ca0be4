package io.penstock;

/** Runs pipelines. Safe for use by several threads; each run is independent. */
public interface Engine extends AutoCloseable {
    /**
     * Runs to the end.
     *
     * @return the report of a run that succeeded
     * @throws io.penstock.error.EtlException when anything failed; nothing was committed then. {@link RunListener#finished}
     *     gets the report of failed runs too.
     */
    default RunReport run(Pipeline pipeline) {
        return run(pipeline, RunOptions.defaults());
    }

    /** Runs to the end; see {@link #run(Pipeline)}. */
    RunReport run(Pipeline pipeline, RunOptions options);

    /**
     * Binds without reading more than the source's header or sample.
     *
     * @throws io.penstock.error.PlanException with every problem of the plan
     */
    PlanDescription describe(Pipeline pipeline);

    /** Reads the first {@code rows} rows through the steps, opens no sink, and shows them after the source and each step. */
    Preview preview(Pipeline pipeline, int rows);

    @Override
    void close();
}
