package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;

/** One inspector: sees the batches, changes nothing. */
final class InspectStage extends OrderedStage {
    private final StepMeter meter;
    private final Inspection inspection;

    InspectStage(Flow flow, int index, StepMeter meter, Inspection inspection) {
        super(flow, index);
        this.meter = meter;
        this.inspection = inspection;
    }

    @Override
    void work(Morsel morsel) {
        long from = System.nanoTime();
        try {
            for (Batch batch : morsel.batches) {
                meter.rowsIn.add(batch.rowCount());
                inspection.accept(batch);
                meter.rowsOut.add(batch.rowCount());
            }
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
        meter.busyNanos.add(System.nanoTime() - from);
        pass(morsel);
    }

    InspectionResult result() {
        try {
            return inspection.result();
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }

    @Override
    void close() {
        try {
            inspection.close();
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }
}
