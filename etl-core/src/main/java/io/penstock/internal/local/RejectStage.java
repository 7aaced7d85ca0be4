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
        try {
            for (Batch rejected : morsel.rejected) {
                desk.passed(rejected);
                write(rejected);
            }
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
        if (desk.isFull()) {
            flow.stopReading();
        }
        progress.run();
        pass(morsel);
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

    @Override
    void close() {
        try {
            if (sink != null) {
                sink.close();
            }
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }
}
