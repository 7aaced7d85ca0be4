package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.internal.local.Morsel.Reached;
import io.penstock.internal.local.OpenSinks.Target;
import io.penstock.internal.state.Checkpoint;
import io.penstock.internal.state.Checkpoint.Counts;
import io.penstock.internal.state.RunState;
import io.penstock.spi.RestartableSink;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The only sink of a run that commits in between. It also writes what was rejected on the way, so that both have seen exactly the
 * same part of the source when it commits: first the rejected rows are safe, then the rows with the position in one commit.
 */
final class CheckpointStage extends OrderedStage {
    private final OpenSinks sinks;
    private final Target target;
    private final RejectStage rejects;
    private final RejectDesk desk;
    private final RunState state;
    private final String runId;
    private final long every;
    private final LongSupplier rowsRead;
    private final Counts before;
    private final String stamp;
    private long written;
    private long rejected;
    private long since;
    private @Nullable Reached committed;

    CheckpointStage(
            Flow flow,
            int index,
            OpenSinks sinks,
            RejectStage rejects,
            RejectDesk desk,
            String runId,
            long every,
            LongSupplier rowsRead)
            throws Exception {
        super(flow, index);
        this.sinks = sinks;
        this.target = sinks.sinks().get(0);
        this.rejects = rejects;
        this.desk = desk;
        this.state = sinks.state().orElseThrow();
        this.runId = runId;
        this.every = every;
        this.rowsRead = rowsRead;
        this.before = sinks.checkpoint().map(Checkpoint::counts).orElse(Counts.NONE);
        this.stamp = state.stamp();
    }

    @Override
    void work(Morsel morsel) {
        StepMeter meter = target.meter();
        long from = System.nanoTime();
        try {
            for (Batch batch : morsel.batches) {
                long[] refused = new long[1];
                meter.rowsIn.add(batch.rowCount());
                target.sink().write(batch, (rows, failures) -> {
                    refused[0] += failures.rowCount();
                    meter.rejected.add(failures.rowCount());
                    morsel.rejected.add(desk.take(rows, failures, meter.title()));
                });
                meter.rowsOut.add(batch.rowCount() - refused[0]);
                written += batch.rowCount() - refused[0];
                since += batch.rowCount();
            }
            rejected += rejects.write(morsel);
            if (morsel.reached != null && since >= every) {
                commit(morsel.reached);
            }
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
        meter.busyNanos.add(System.nanoTime() - from);
        pass(morsel);
    }

    private void commit(Reached reached) throws Exception {
        if (desk.isFull()) {
            Problem problem = desk.overLimit(rowsRead.getAsLong());
            if (problem != null) {
                throw new QualityException(problem);
            }
        }
        String rejectsAt = sinks.rejects() == null ? "" : checkpoint(sinks.rejects());
        Counts counts = before.plus(new Counts(written, rejected));
        boolean inTarget = sinks.anchor() != null;
        String sink = inTarget ? "" : checkpoint(target);
        state.remember(new Checkpoint(runId, reached.source(), reached.position(), stamp, counts, sink, rejectsAt));
        state.memory().flush();
        if (inTarget) {
            checkpoint(target);
        }
        committed = reached;
        since = 0;
    }

    private static String checkpoint(Target target) throws Exception {
        return ((RestartableSink) target.sink()).checkpoint();
    }

    /** What a run that fails now leaves behind, as a sentence. */
    String untouched() {
        if (committed != null) {
            return "Rows up to " + committed.position() + " are safe; run the pipeline again to go on from there.";
        }
        return sinks.checkpoint()
                .map(checkpoint -> "Rows up to " + checkpoint.position()
                        + " are safe from an earlier run; run the pipeline again to go on from there.")
                .orElse("Nothing was committed.");
    }

    @Override
    void close() {}
}
