package io.penstock.schedule.plan;

import io.penstock.Pipeline;

/** The pipeline of a schedule, made for each run. Called by several threads. */
@FunctionalInterface
public interface ScheduledPipeline {
    /**
     * The pipeline that loads an interval; the same one each time where the interval does not matter.
     *
     * @throws io.penstock.error.EtlException when it cannot be made; the run has then failed
     */
    Pipeline of(DataInterval interval);

    /** The same pipeline whatever the interval. */
    static ScheduledPipeline always(Pipeline pipeline) {
        return interval -> pipeline;
    }
}
