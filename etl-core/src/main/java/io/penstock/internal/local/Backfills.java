package io.penstock.internal.local;

import io.penstock.Backfill;
import io.penstock.Backfill.Interval;
import io.penstock.BackfillReport;
import io.penstock.BackfillReport.Load;
import io.penstock.BackfillReport.Outcome;
import io.penstock.Cancellation;
import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.RunCancelledException;
import io.penstock.spi.Extractor;
import io.penstock.state.StateErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs one interval after the other, on as many threads as the backfill asks for. Used once. */
public final class Backfills {
    private final Backfill backfill;
    private final LocalEngine engine;
    private final Cancellation cancellation;
    private final @Nullable Load[] loads;
    private final AtomicInteger next = new AtomicInteger();

    /** @param engine runs each interval */
    public Backfills(Backfill backfill, LocalEngine engine, Cancellation cancellation) {
        this.backfill = backfill;
        this.engine = engine;
        this.cancellation = cancellation;
        this.loads = new Load[backfill.intervals().size()];
    }

    public BackfillReport run() {
        requireCursor();
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < backfill.parallel(); i++) {
            Thread helper = new Thread(this::work, "penstock-backfill-" + i);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
        work();
        for (Thread helper : helpers) {
            join(helper);
        }
        if (cancellation.isCancelled()) {
            throw new RunCancelledException(Problem.of(RunCancelledException.CODE, "the backfill was cancelled"))
                    .in(backfill.pipeline().name(), null)
                    .leaving("Intervals that were loaded stay; run it again to go on.");
        }
        return new BackfillReport(
                backfill.pipeline().name(),
                Arrays.stream(loads).map(Objects::requireNonNull).toList());
    }

    private void join(Thread helper) {
        while (true) {
            try {
                helper.join();
                return;
            } catch (InterruptedException e) {
                cancellation.cancel();
            }
        }
    }

    private void requireCursor() {
        List<Extractor> sources = backfill.pipeline().sources();
        if (sources.size() != 1) {
            throw refused("a backfill needs a pipeline with one source, this one has " + sources.size());
        }
        Interval first = backfill.intervals().get(0);
        if (sources.get(0).between(first.from(), first.to()).isEmpty()) {
            throw refused("its source has no cursor");
        }
    }

    private PlanException refused(String why) {
        PlanException refused = new PlanException(Problem.of(StateErrors.NOT_INCREMENTAL, why)
                .next("Make the source incremental, such as incrementalOn(\"updated_at\")."));
        refused.in(backfill.pipeline().name(), null);
        return refused;
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < loads.length; i = next.getAndIncrement()) {
            if (cancellation.isCancelled()) {
                return;
            }
            loads[i] = load(backfill.intervals().get(i));
        }
    }

    private Load load(Interval interval) {
        Extractor source = backfill.pipeline().sources().get(0);
        try {
            Pipeline part = backfill.pipeline()
                    .reading(source.between(interval.from(), interval.to()).orElseThrow());
            RunReport report = engine.run(
                    part, RunOptions.defaults().cancellation(cancellation).runId(interval.runId()));
            boolean before = report.status() == RunStatus.ALREADY_COMMITTED;
            return new Load(interval, before ? Outcome.LOADED_BEFORE : Outcome.LOADED, report.rowsWritten(), null);
        } catch (EtlException e) {
            return new Load(interval, Outcome.FAILED, 0, e.getMessage());
        }
    }
}
