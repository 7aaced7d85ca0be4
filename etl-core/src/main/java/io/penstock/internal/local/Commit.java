package io.penstock.internal.local;

import io.penstock.error.EtlException;
import io.penstock.error.QualityException;
import io.penstock.spi.BatchSink;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes all sinks of a run visible, or none. First every sink prepares, which is where things fail; then the reject sink
 * commits, so that no rejected row can get lost, then the others one after the other.
 */
final class Commit {
    private record Target(StepMeter meter, BatchSink sink) {}

    private final List<Target> targets = new ArrayList<>();
    private @Nullable Target rejects;
    private boolean rejectsKept;

    void add(StepMeter meter, BatchSink sink) {
        targets.add(new Target(meter, sink));
    }

    void rejects(StepMeter meter, BatchSink sink) {
        rejects = new Target(meter, sink);
    }

    /** Where the rejected rows are, as a sentence; empty without a reject sink. */
    String rejectOutcome() {
        return rejects == null ? "" : rejects.sink().outcome();
    }

    void run(StepContext context) {
        List<Target> all = new ArrayList<>();
        if (rejects != null) {
            all.add(rejects);
        }
        all.addAll(targets);
        for (Target target : all) {
            try {
                context.checkCancelled();
                timed(target, target.sink()::prepare);
            } catch (Exception e) {
                EtlException failure = Failures.of(e, target.meter());
                abort(failure);
                throw failure.leaving("Nothing was committed.");
            }
        }
        List<String> committed = new ArrayList<>();
        for (Target target : all) {
            try {
                timed(target, target.sink()::commit);
                rejectsKept |= target.meter().role.equals("reject");
                committed.add(target.meter().name);
            } catch (Exception e) {
                EtlException failure = Failures.of(e, target.meter());
                abortFrom(all, committed.size(), failure);
                throw failure.leaving(
                        committed.isEmpty()
                                ? "Nothing was committed."
                                : "Committed before: " + String.join(", ", committed) + "; nothing else.");
            }
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void timed(Target target, Action action) throws Exception {
        long from = System.nanoTime();
        action.run();
        target.meter().busyNanos.add(System.nanoTime() - from);
    }

    /** Publishes only the rejected rows of a run that fails because there are too many of them. */
    void keepRejects(QualityException failure) {
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
        List<Target> all = new ArrayList<>(targets);
        if (rejects != null && !rejectsKept) {
            all.add(rejects);
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
