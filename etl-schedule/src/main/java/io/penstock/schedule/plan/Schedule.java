package io.penstock.schedule.plan;

import io.penstock.Pipeline;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.policy.PolicyErrors;
import io.penstock.schedule.policy.RetryRule;
import io.penstock.schedule.policy.Sla;
import io.penstock.schedule.trigger.Trigger;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline, when it runs, and what happens when that does not go well. Immutable; made by {@link #of} and withers.
 *
 * @param name letters, digits and {@code _ . -}, at most 100
 * @param pipelineName name of the pipeline
 * @param pipeline makes the pipeline of each run
 * @param trigger when it runs
 * @param misfire what becomes of missed due times; {@link Misfire#RUN_ONCE} by default
 * @param overlap what becomes of a run while others are under way; {@link Overlap#SKIP} by default
 * @param retry whether failed runs are tried again; {@link RetryRule#NONE} by default
 * @param timeout a run that takes longer is cancelled and has failed; null (the default) for no limit
 * @param pool runs of a pool share its places; null (the default) for none
 * @param priority among runs that wait for a thread or a place, the larger goes first; -1000 to 1000, 0 by default
 * @param sla what is promised; {@link Sla#NONE} by default
 * @param enabled whether it runs at all; true by default
 */
public record Schedule(
        String name,
        String pipelineName,
        ScheduledPipeline pipeline,
        Trigger trigger,
        Misfire misfire,
        Overlap overlap,
        RetryRule retry,
        @Nullable Duration timeout,
        @Nullable String pool,
        int priority,
        Sla sla,
        boolean enabled) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,100}");

    /**
     * A schedule.
     *
     * @throws PlanException {@code PEN-8610} or {@code PEN-8616} when a value cannot be used
     */
    public Schedule {
        if (!NAME.matcher(name).matches()) {
            throw new PlanException(Problem.of(
                    ScheduleErrors.NAME,
                    "the name of a schedule has 1 to 100 letters, digits, _ . or -, not '" + name + "'"));
        }
        if (timeout != null) {
            PolicyErrors.checkPositive("timeout", timeout);
        }
        if (priority < -1000 || priority > 1000) {
            throw new PlanException(Problem.of(PolicyErrors.POLICY, "priority must be -1000 to 1000, not " + priority)
                    .at("schedule '" + name + "'"));
        }
    }

    /** A pipeline that is the same for every run. */
    public static Schedule of(String name, Pipeline pipeline, Trigger trigger) {
        return of(name, pipeline.name(), ScheduledPipeline.always(pipeline), trigger);
    }

    /** A pipeline made for the interval of each run. */
    public static Schedule of(String name, String pipelineName, ScheduledPipeline pipeline, Trigger trigger) {
        return new Schedule(
                name,
                pipelineName,
                pipeline,
                trigger,
                Misfire.RUN_ONCE,
                Overlap.SKIP,
                RetryRule.NONE,
                null,
                null,
                0,
                Sla.NONE,
                true);
    }

    public Schedule misfire(Misfire policy) {
        return new Schedule(
                name, pipelineName, pipeline, trigger, policy, overlap, retry, timeout, pool, priority, sla, enabled);
    }

    public Schedule overlap(Overlap policy) {
        return new Schedule(
                name, pipelineName, pipeline, trigger, misfire, policy, retry, timeout, pool, priority, sla, enabled);
    }

    public Schedule retry(RetryRule rule) {
        return new Schedule(
                name, pipelineName, pipeline, trigger, misfire, overlap, rule, timeout, pool, priority, sla, enabled);
    }

    public Schedule timeout(Duration longest) {
        return new Schedule(
                name, pipelineName, pipeline, trigger, misfire, overlap, retry, longest, pool, priority, sla, enabled);
    }

    /** Its runs take places of a pool of the scheduler. */
    public Schedule pool(String poolName) {
        return new Schedule(
                name,
                pipelineName,
                pipeline,
                trigger,
                misfire,
                overlap,
                retry,
                timeout,
                poolName,
                priority,
                sla,
                enabled);
    }

    public Schedule priority(int value) {
        return new Schedule(
                name, pipelineName, pipeline, trigger, misfire, overlap, retry, timeout, pool, value, sla, enabled);
    }

    public Schedule sla(Sla promise) {
        return new Schedule(
                name,
                pipelineName,
                pipeline,
                trigger,
                misfire,
                overlap,
                retry,
                timeout,
                pool,
                priority,
                promise,
                enabled);
    }

    public Schedule enabled(boolean on) {
        return new Schedule(
                name, pipelineName, pipeline, trigger, misfire, overlap, retry, timeout, pool, priority, sla, on);
    }
}
