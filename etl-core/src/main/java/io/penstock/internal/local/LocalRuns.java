package io.penstock.internal.local;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.PlanDescription;
import io.penstock.Preview;
import io.penstock.RunListener;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.error.EtlException;
import io.penstock.internal.plan.BoundPlan;
import io.penstock.internal.plan.PlanBinder;
import io.penstock.internal.plan.PlanText;
import io.penstock.internal.plan.PushDownPlanner;
import io.penstock.spi.Distribution;
import java.time.Duration;
import java.util.function.Consumer;

/** What a local engine does with a pipeline: binds, runs, retries, previews. */
public final class LocalRuns {
    private static final int MIN_BATCH_BYTES = 64 << 10;
    private static final int MAX_BATCH_BYTES = 8 << 20;

    private final LocalEngine.Settings settings;

    public LocalRuns(LocalEngine.Settings settings) {
        this.settings = settings;
    }

    public RunReport run(Pipeline pipeline, RunOptions options) {
        for (int attempt = 1; ; attempt++) {
            try {
                return runOnce(pipeline, options);
            } catch (EtlException e) {
                if (!e.isPassing()
                        || attempt > pipeline.retry().maxRetries()
                        || options.cancellation().isCancelled()) {
                    throw e;
                }
                int failed = attempt;
                tell(listener -> listener.retrying(pipeline, failed, e.getMessage()));
                pause(pipeline.retry().delay(attempt), e);
            }
        }
    }

    private RunReport runOnce(Pipeline pipeline, RunOptions options) {
        RunContext context = context(pipeline, options);
        BoundPlan plan = PushDownPlanner.apply(PlanBinder.bind(pipeline, context), context);
        tell(listener -> listener.started(pipeline, context.runId()));
        LocalRun run = new LocalRun(
                plan,
                context,
                options,
                settings.store(),
                progress -> tell(listener -> listener.progress(pipeline, progress)));
        return run.run(settings.threads(), report -> tell(listener -> listener.finished(pipeline, report)));
    }

    private static void pause(Duration delay, EtlException reason) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private RunContext context(Pipeline pipeline, RunOptions options) {
        long holding = pipeline.steps().stream().filter(LocalRuns::holdsRows).count();
        int bytes = batchBytes(Runtime.getRuntime().maxMemory(), settings.threads());
        return new RunContext(
                pipeline.name(),
                options.runId() == null ? RunIds.next(settings.clock()) : options.runId(),
                settings.clock(),
                new RunContext.BatchSize(batchRows(pipeline), bytes),
                settings.memory() / (holding + 1),
                options.cancellation());
    }

    /** A piece is not larger than what is committed at once. */
    private int batchRows(Pipeline pipeline) {
        return pipeline.commitEvery() == 0
                ? settings.batchRows()
                : (int) Math.min(settings.batchRows(), pipeline.commitEvery());
    }

    /**
     * Bytes of source data in one piece. About three times as much is alive while a piece is worked on, and {@code threads + 2}
     * pieces are under way: together they get at most a third of the heap, whatever the number of threads.
     */
    static int batchBytes(long heap, int threads) {
        long each = heap / (10L * (threads + 2));
        return (int) Math.max(MIN_BATCH_BYTES, Math.min(MAX_BATCH_BYTES, each));
    }

    private static boolean holdsRows(PipelineStep step) {
        return step instanceof PipelineStep.Inspect
                || (step instanceof PipelineStep.Transform transform
                        && (!transform.transformer().distribution().equals(Distribution.ANY)
                                || !transform.transformer().sides().isEmpty()));
    }

    public PlanDescription describe(Pipeline pipeline) {
        RunContext context = context(pipeline, RunOptions.defaults());
        return PlanText.describe(PushDownPlanner.apply(PlanBinder.bind(pipeline, context), context));
    }

    public Preview preview(Pipeline pipeline, int rows) {
        RunContext context = context(pipeline, RunOptions.defaults());
        return new PreviewRun(PlanBinder.bind(pipeline, context), context).first(rows);
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : settings.listeners()) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                RunLog.listenerFailed(e);
            }
        }
    }
}
