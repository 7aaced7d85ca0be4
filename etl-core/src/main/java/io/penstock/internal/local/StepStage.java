package io.penstock.internal.local;

import io.penstock.data.Batch;
import java.util.ArrayList;
import java.util.List;

/** One BY_KEY or ALL step. What it emits beyond a few batches is passed on at once, so that nothing piles up here. */
final class StepStage extends OrderedStage {
    private static final int BATCHES_AT_ONCE = 4;

    private final Chain chain;

    /** Opens the step with the output it is to use. */
    interface Opening {
        Chain open(MorselOutput output);
    }

    StepStage(Flow flow, int index, Opening opening) {
        super(flow, index);
        this.chain = opening.open(new Overflow());
    }

    @Override
    void work(Morsel morsel) throws Exception {
        List<Batch> batches = morsel.batches;
        morsel.batches = new ArrayList<>(batches.size());
        chain.output().into(morsel);
        for (Batch batch : batches) {
            chain.process(batch);
        }
        pass(chain.output().morsel());
    }

    @Override
    void finish() throws Exception {
        flow.makeRoom(index);
        chain.output().into(new Morsel(true));
        chain.finish();
        pass(chain.output().morsel());
    }

    @Override
    void close() throws Exception {
        chain.close();
    }

    private final class Overflow extends MorselOutput {
        @Override
        void emit(Batch batch) {
            super.emit(batch);
            if (morsel().batches.size() >= BATCHES_AT_ONCE) {
                pass(morsel());
                flow.makeRoom(index);
                into(new Morsel(true));
            }
        }
    }
}
