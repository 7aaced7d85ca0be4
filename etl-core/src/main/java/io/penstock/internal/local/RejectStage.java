package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.spi.BatchSink;
import org.jspecify.annotations.Nullable;

/** The end of the flow: writes what was rejected on the way, in the order of the source, and tells the progress. */
final class RejectStage extends OrderedStage {
    private final StepMeter meter;
    private final @Nullable BatchSink sink;
    private final RejectDesk desk;
    private final Runnable progress;

    RejectStage(Flow flow, int index, StepMeter meter, @Nullable BatchSink sink, RejectDesk desk, Runnable progress) {
        super(flow, index);
        this.meter = meter;
        this.sink = sink;
        this.desk = desk;
        this.progress = progress;
    }

    @Override
    void work(Morsel morsel) {
        write(morsel);
        if (desk.isFull()) {
            flow.stopReading();
        }
        progress.run();
        pass(morsel);
    }

    /** Writes the rejected rows of a morsel, which then has none left; gives their number. */
    long write(Morsel morsel) {
        long rows = 0;
        try {
            for (Batch rejected : morsel.rejected) {
                desk.passed(rejected);
                write(rejected);
                rows += rejected.rowCount();
            }
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
        morsel.rejected.clear();
        return rows;
    }

    private void write(Batch rejected) throws Exception {
        if (sink == null) {
            throw new IllegalStateException("rows were rejected without a route");
        }
        sink.write(rejected, (rows, failures) -> {
            throw new QualityException(Problem.of(
                    RunErrors.SINK_FAILED,
                    "the reject sink refused " + failures.rowCount() + " rows: "
                            + failures.failure(0).message()));
        });
    }

    /** Sinks are closed together, by who opened them. */
    @Override
    void close() {}
}
