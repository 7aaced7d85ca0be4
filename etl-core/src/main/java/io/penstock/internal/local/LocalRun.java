package io.penstock.internal.local;

import io.penstock.Pipeline;
import io.penstock.RunMode;
import io.penstock.RunOptions;
import io.penstock.RunProgress;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.StepReport;
import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.error.RunCancelledException;
import io.penstock.error.TransformException;
import io.penstock.internal.plan.BoundPlan;
import io.penstock.internal.state.Checkpoint;
import io.penstock.internal.state.RunState;
import io.penstock.spi.InspectionResult;
import io.penstock.spi.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of one pipeline, from binding to commit or abort. Used once. */
public final class LocalRun {
    private static final long PROGRESS_NANOS = 100_000_000;

    private final BoundPlan plan;
    private final RunContext context;
    private final RunOptions options;
    private final Supplier<StateStore> store;
    private final Consumer<RunProgress> progress;
    private final long begun = System.nanoTime();
    private long lastProgress = begun;
    private @Nullable RunStages stages;
    private @Nullable Commit commit;
    private boolean alreadyCommitted;
    private Map<String, String> watermarks = Map.of();
    private final List<String> notes = new ArrayList<>();
    private List<InspectionResult> inspections = List.of();

    public LocalRun(
            BoundPlan plan,
            RunContext context,
            RunOptions options,
            Supplier<StateStore> store,
            Consumer<RunProgress> progress) {
        this.plan = plan;
        this.context = context;
        this.options = options;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Runs.
     *
     * @param threads worker threads, this one included
     * @param finished gets the report, of failed runs too
     * @throws EtlException when anything failed
     */
    public RunReport run(int threads, Consumer<RunReport> finished) {
        EtlException failure = null;
        try {
            execute(threads);
        } catch (EtlException e) {
            failure = e;
        }
        RunReport report = report(failure);
        try {
            Closing.uninterrupted(this::close);
        } catch (Exception e) {
            if (failure == null) {
                RunLog.closingFailed(pipeline().name(), report, e);
            } else {
                failure.addSuppressed(e);
            }
        }
        finished.accept(report);
        if (failure != null) {
            throw failure.in(pipeline().name(), null);
        }
        return report;
    }

    private Pipeline pipeline() {
        return plan.pipeline();
    }

    private void execute(int threads) {
        RunStages opened = new RunStages(plan, context, options, threads, store, this::tellProgress);
        stages = opened;
        try {
            opened.open();
            commit = new Commit(opened.sinks());
            opened.sinks().checkpoint().ifPresent(this::noteRestart);
            if (isCommitted(opened)) {
                opened.abort(null);
                alreadyCommitted = true;
                return;
            }
            Throwable thrown =
                    opened.flow().run(threads, "penstock-" + pipeline().name());
            if (thrown != null) {
                throw thrown;
            }
            inspections = opened.inspections();
            checkCounts(opened);
            checkGate();
            Problem overLimit = opened.desk().overLimit(opened.rowsRead());
            if (overLimit != null) {
                throw tooManyRejects(opened, overLimit);
            }
            watermarks = opened.sources().watermarks();
            opened.closeWork();
        } catch (Throwable thrown) {
            EtlException failure = thrown instanceof EtlException known
                    ? known
                    : Failures.of(thrown, new StepMeter(pipeline().name(), "run"));
            commitOrOpen(opened).abort(failure);
            throw failure.leaving(opened.untouched());
        }
        if (options.mode() == RunMode.DRY_RUN) {
            opened.abort(null);
        } else {
            commit(opened);
            opened.sources().committed(pipeline().name());
        }
    }

    /** The commit that knows what it published, or one that only undoes when the run did not get that far. */
    private interface Undo {
        void abort(@Nullable EtlException reason);
    }

    private Undo commitOrOpen(RunStages opened) {
        return commit == null ? opened::abort : commit::abort;
    }

    private void commit(RunStages opened) {
        Commit ready = Objects.requireNonNull(commit);
        opened.sinks()
                .state()
                .ifPresentOrElse(
                        state -> ready.run(context, state, watermarks, opened.untouched()), () -> ready.run(context));
    }

    private boolean isCommitted(RunStages opened) throws Exception {
        Optional<RunState> state = opened.sinks().state();
        return state.isPresent() && state.get().isCommitted();
    }

    private void noteRestart(Checkpoint checkpoint) {
        notes.add(String.format(
                Locale.ROOT,
                "Went on behind %s, where run %s was interrupted; before it %,d rows were written and %,d rejected.",
                checkpoint.position(),
                checkpoint.runId(),
                checkpoint.counts().written(),
                checkpoint.counts().rejected()));
    }

    private QualityException tooManyRejects(RunStages opened, Problem overLimit) {
        QualityException failure = new QualityException(overLimit);
        failure.in(null, opened.desk().exampleStage());
        if (!opened.hasCheckpoints()) {
            Objects.requireNonNull(commit).keepRejects(failure);
        }
        return failure;
    }

    private void checkGate() {
        List<String> blockers =
                inspections.stream().flatMap(each -> each.blockers().stream()).toList();
        if (!blockers.isEmpty()) {
            throw new QualityException(Problem.of(RunErrors.GATE_CLOSED, String.join("; ", blockers)));
        }
    }

    private static void checkCounts(RunStages opened) {
        for (StepReport step : opened.stepReports()) {
            if (!step.isConserved()) {
                throw new TransformException(Problem.of(
                        RunErrors.NOT_CONSERVED,
                        step.role() + " " + step.name() + ": " + step.rowsIn() + " rows in, but " + step.rowsOut()
                                + " out, " + step.rejected() + " rejected, " + step.filtered() + " filtered, "
                                + step.deduplicated() + " deduplicated, " + step.combined() + " combined, "
                                + step.generated() + " generated"));
            }
        }
    }

    private synchronized void tellProgress() {
        long now = System.nanoTime();
        if (now - lastProgress >= PROGRESS_NANOS && stages != null) {
            lastProgress = now;
            progress.accept(new RunProgress(
                    stages.rowsRead(),
                    stages.rowsWritten(),
                    stages.desk().rows(),
                    stages.bytesRead(),
                    stages.bytesTotal(),
                    Duration.ofNanos(now - begun)));
        }
    }

    private RunReport report(@Nullable EtlException failure) {
        RunStages done = stages;
        if (done == null) {
            throw new IllegalStateException("the run was not begun");
        }
        RunStatus status = RunStatus.SUCCEEDED;
        if (failure != null) {
            status = failure instanceof RunCancelledException ? RunStatus.CANCELLED : RunStatus.FAILED;
        } else if (alreadyCommitted) {
            status = RunStatus.ALREADY_COMMITTED;
        } else if (options.mode() == RunMode.DRY_RUN) {
            status = RunStatus.DRY_RUN;
        }
        return new RunReport(
                pipeline().name(),
                context.runId(),
                status,
                context.startedAt(),
                Duration.ofNanos(System.nanoTime() - begun),
                done.rowsRead(),
                done.bytesRead(),
                done.stepReports(),
                done.desk().report(commit == null ? "" : commit.rejectOutcome()),
                done.sinkReports(),
                inspections,
                notes,
                failure == null ? null : failure.in(pipeline().name(), null).getMessage());
    }

    private void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        if (stages != null) {
            all.add(stages);
        }
        all.add(context::deleteSpill);
        Closing.all(all);
    }
}
