package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.spi.Output;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.spill.HeldBatches;

/**
 * Each null becomes the next value after it: all rows are held, filled from the last batch to the first, held again, and passed
 * on in their order.
 */
final class FillBackward implements Step {
    private final Carried carried;
    private final HeldBatches read;
    private final HeldBatches filled;

    FillBackward(int[] keys, int[] positions, StepContext context) {
        this.carried = new Carried(keys, positions, context);
        this.read = new HeldBatches(context, context.memoryShare() / 4);
        this.filled = new HeldBatches(context, context.memoryShare() / 4);
    }

    @Override
    public void process(Batch batch, Output output) throws Exception {
        read.add(batch);
    }

    @Override
    public void finish(Output output) throws Exception {
        for (int i = read.size() - 1; i >= 0; i--) {
            filled.add(carried.fill(read.get(i), Carried.Direction.BACKWARD));
        }
        for (int i = filled.size() - 1; i >= 0; i--) {
            output.emit(filled.get(i));
        }
    }

    @Override
    public void close() throws Exception {
        read.close();
        filled.close();
    }
}
