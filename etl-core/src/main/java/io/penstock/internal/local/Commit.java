package io.penstock.internal.local;

import io.penstock.error.EtlException;
import io.penstock.error.QualityException;
import io.penstock.internal.local.OpenSinks.Target;
import io.penstock.internal.state.RunState;
import io.penstock.spi.RecoverableSink;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes all sinks of a run visible, or none. First every sink prepares, which is where things fail; then the reject sink
 * commits, so that no rejected row can get lost, then the others one after the other.
 *
 * <p>A run that remembers decides its commit at one point: the commit of the sink that holds its state, or the change of the
 * store. Sinks whose commit another process can finish follow that point, and what finishes them is remembered with it (two-phase
 * commit, Gray 1978, with the state as the coordinator's log); sinks that cannot be finished later come before it.
 */
final class Commit {
    private final OpenSinks sinks;
    private boolean rejectsKept;

    Commit(OpenSinks sinks) {
        this.sinks = sinks;
    }

    /** Where the rejected rows are, as a sentence; empty without a reject sink. */
    String rejectOutcome() {
        Target rejects = sinks.rejects();
        return rejects == null ? "" : rejects.sink().outcome();
    }

    /** Commits a run that remembers nothing. */
    void run(StepContext context) {
        List<Target> all = all();
        prepare(all, context, "Nothing was committed.");
        commit(all);
    }

    /**
     * Commits a run together with what it remembers.
     *
     * @param watermarks how far each source was read, by its state key
     * @param untouched what is true when this fails before the decision
     */
    void run(StepContext context, RunState state, Map<String, String> watermarks, String untouched) {
        Target anchor = sinks.anchor();
        List<Target> others = all();
        others.remove(anchor);
        prepare(others, context, untouched);
        Map<String, String> receipts = new LinkedHashMap<>();
        List<Target> before = new ArrayList<>();
        List<Target> after = new ArrayList<>();
        for (Target target : others) {
            if (target.sink() instanceof RecoverableSink recoverable) {
                receipts.put(target.role(), recoverable.receipt());
                after.add(target);
            } else {
                before.add(target);
            }
        }
        StepMeter meter = new StepMeter("the run's state", "remember");
        attempt(untouched, meter, () -> {
            state.checkFence();
            state.remember(context.runId(), watermarks, receipts);
        });
        if (anchor != null) {
            attempt(untouched, meter, () -> state.memory().flush());
            prepare(List.of(anchor), context, untouched);
        }
        if (anchor != null) {
            before.add(anchor);
        }
        commit(before);
        if (anchor == null) {
            attempt(untouched, meter, () -> state.memory().flush());
        }
        finish(after);
    }

    /** Makes visible what was decided; what fails now is not undone but left to the next run. */
    private void finish(List<Target> decided) {
        EtlException failure = null;
        for (Target target : decided) {
            try {
                timed(target, target.sink()::commit);
                rejectsKept |= target.meter().role.equals("reject");
            } catch (Exception e) {
                EtlException known = Failures.of(e, target.meter());
                if (failure == null) {
                    failure = known;
                } else {
                    failure.addSuppressed(known);
                }
            }
        }
        if (failure != null) {
            throw failure.leaving("The load itself is committed; the next run of the pipeline finishes this sink.");
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private void attempt(String untouched, StepMeter meter, Action action) {
        try {
            action.run();
        } catch (Exception e) {
            EtlException failure = Failures.of(e, meter);
            abort(failure);
            throw failure.leaving(untouched);
        }
    }

    private List<Target> all() {
        List<Target> all = new ArrayList<>();
        if (sinks.rejects() != null) {
            all.add(sinks.rejects());
        }
        all.addAll(sinks.sinks());
        return all;
    }

    private void prepare(List<Target> targets, StepContext context, String untouched) {
        for (Target target : targets) {
            try {
                context.checkCancelled();
                timed(target, target.sink()::prepare);
            } catch (Exception e) {
                EtlException failure = Failures.of(e, target.meter());
                abort(failure);
                throw failure.leaving(untouched);
            }
        }
    }

    private void commit(List<Target> targets) {
        List<String> committed = new ArrayList<>();
        for (Target target : targets) {
            try {
                timed(target, target.sink()::commit);
                rejectsKept |= target.meter().role.equals("reject");
                committed.add(target.meter().name);
            } catch (Exception e) {
                EtlException failure = Failures.of(e, target.meter());
                abortFrom(targets, committed.size(), failure);
                throw failure.leaving(
                        committed.isEmpty()
                                ? "Nothing was committed."
                                : "Committed before: " + String.join(", ", committed) + "; nothing else.");
            }
        }
    }

    private static void timed(Target target, Action action) throws Exception {
        long from = System.nanoTime();
        action.run();
        target.meter().busyNanos.add(System.nanoTime() - from);
    }

    /** Publishes only the rejected rows of a run that fails because there are too many of them. */
    void keepRejects(QualityException failure) {
        Target rejects = sinks.rejects();
        if (rejects == null) {
            return;
        }
        try {
            rejects.sink().prepare();
            rejects.sink().commit();
            rejectsKept = true;
            failure.leaving("Nothing was committed; " + rejects.sink().outcome());
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Undoes every sink, last opened first; what fails on the way is added to {@code reason}. */
    void abort(@Nullable EtlException reason) {
        List<Target> all = sinks.sinks();
        if (sinks.rejects() != null && !rejectsKept) {
            all.add(sinks.rejects());
        }
        Collections.reverse(all);
        abortFrom(all, 0, reason);
    }

    private static void abortFrom(List<Target> all, int first, @Nullable EtlException reason) {
        EtlException failure = null;
        for (Target target : all.subList(first, all.size())) {
            try {
                Closing.uninterrupted(target.sink()::abort);
            } catch (Exception e) {
                EtlException known = Failures.of(e, target.meter());
                if (reason != null) {
                    reason.addSuppressed(known);
                } else {
                    failure = known;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
