package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.spi.Output;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;

/** Each null becomes the last value before it. */
final class FillForward implements Step {
    private final Carried carried;

    FillForward(int[] keys, int[] positions, StepContext context) {
        this.carried = new Carried(keys, positions, context);
    }

    @Override
    public void process(Batch batch, Output output) {
        output.emit(carried.fill(batch, Carried.Direction.FORWARD));
    }
}
