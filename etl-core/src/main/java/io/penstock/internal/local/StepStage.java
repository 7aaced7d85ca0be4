package io.penstock.internal.local;

import io.penstock.data.Batch;
import java.util.ArrayList;
import java.util.List;

/** One BY_KEY or ALL step. What it emits beyond a full morsel is passed on at once, so that nothing piles up here. */
final class StepStage extends OrderedStage {
    private final Chain chain;

    StepStage(Flow flow, int index, Chain chain) {
        super(flow, index);
        this.chain = chain;
    }

    @Override
    void work(Morsel morsel) throws Exception {
        List<Batch> batches = morsel.batches;
        morsel.batches = new ArrayList<>(batches.size());
        chain.output().into(morsel, this::passFull);
        for (Batch batch : batches) {
            chain.process(batch);
        }
        pass(chain.output().morsel());
    }

    @Override
    void finish() throws Exception {
        flow.makeRoom(this);
        chain.output().into(new Morsel(true), this::passFull);
        chain.finish();
        pass(chain.output().morsel());
    }

    private Morsel passFull(Morsel full) {
        pass(full);
        flow.makeRoom(this);
        return new Morsel(true);
    }

    @Override
    void close() throws Exception {
        chain.close();
    }
}
