package io.penstock.transform.dedupe;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.Output;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.keys.SeenKeys;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;

/**
 * Holds everything back, then walks it backwards to find each key's last row and forwards to emit those rows in order. Needs a
 * bit per row besides its share.
 */
final class KeepLast implements Step {
    private final Schema schema;
    private final int[] positions;
    private final StepContext context;
    private final HeldBatches held;

    KeepLast(Schema schema, int[] positions, StepContext context) {
        this.schema = schema;
        this.positions = positions;
        this.context = context;
        this.held = new HeldBatches(context, context.memoryShare() / 2);
    }

    @Override
    public void process(Batch batch, Output output) throws IOException {
        held.add(batch);
    }

    @Override
    public void finish(Output output) throws IOException {
        long[][] repeated = new long[held.size()][];
        try (SeenKeys seen = SeenKeys.of(schema, positions, context)) {
            for (int b = repeated.length - 1; b >= 0; b--) {
                context.checkCancelled();
                Batch batch = held.get(b);
                repeated[b] = RowBits.none(batch.rowCount());
                seen.markBackward(batch, repeated[b]);
            }
        }
        for (int b = 0; b < repeated.length; b++) {
            Batch batch = held.get(b);
            output.count(RowFate.DEDUPLICATED, RowBits.count(repeated[b], batch.rowCount()));
            output.emit(RowBits.without(batch, repeated[b]));
        }
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
