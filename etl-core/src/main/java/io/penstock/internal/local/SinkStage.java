package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.spi.BatchSink;

/** One sink: every batch is written in order and passed on to the next sink. */
final class SinkStage extends OrderedStage {
    private final StepMeter meter;
    private final BatchSink sink;
    private final RejectDesk desk;

    SinkStage(Flow flow, int index, StepMeter meter, BatchSink sink, RejectDesk desk) {
        super(flow, index);
        this.meter = meter;
        this.sink = sink;
        this.desk = desk;
    }

    @Override
    void work(Morsel morsel) {
        long from = System.nanoTime();
        try {
            for (Batch batch : morsel.batches) {
                long[] refused = new long[1];
                meter.rowsIn.add(batch.rowCount());
                sink.write(batch, (rows, failures) -> {
                    refused[0] += failures.rowCount();
                    meter.rejected.add(failures.rowCount());
                    morsel.rejected.add(desk.take(rows, failures, meter.title()));
                });
                meter.rowsOut.add(batch.rowCount() - refused[0]);
            }
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
        meter.busyNanos.add(System.nanoTime() - from);
        pass(morsel);
    }

    /** Sinks are closed together, by who opened them. */
    @Override
    void close() {}
}
