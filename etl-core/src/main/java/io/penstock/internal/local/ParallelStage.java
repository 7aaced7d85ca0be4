package io.penstock.internal.local;

import io.penstock.data.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ANY steps behind an ordered stage: several morsels at the same time, one chain of open steps per worker. */
final class ParallelStage extends Stage {
    private final ChainFactory factory;
    private final Deque<Numbered> waiting = new ArrayDeque<>();
    private final List<Chain> chains = new ArrayList<>();
    private final Deque<Chain> idle = new ArrayDeque<>();
    private long lastSequence = -1;

    private record Numbered(long sequence, Morsel morsel) {}

    ParallelStage(Flow flow, int index, ChainFactory factory) {
        super(flow, index);
        this.factory = factory;
    }

    @Override
    void offer(long sequence, Morsel morsel, Part part) {
        waiting.add(new Numbered(sequence, morsel));
        lastSequence = Math.max(lastSequence, sequence);
    }

    @Override
    boolean hasInput() {
        return !waiting.isEmpty();
    }

    @Override
    @Nullable
    Task claimInput() {
        Numbered input = waiting.poll();
        return input == null ? null : () -> work(input);
    }

    private void work(Numbered input) throws Exception {
        Chain chain = borrow();
        Morsel morsel = input.morsel();
        List<Batch> batches = morsel.batches;
        morsel.batches = new ArrayList<>(batches.size());
        chain.output().into(morsel, full -> passFull(input.sequence(), full));
        for (Batch batch : batches) {
            chain.process(batch);
        }
        Morsel done = chain.output().morsel();
        synchronized (flow) {
            idle.push(chain);
        }
        flow.deliver(this, input.sequence(), done, Part.LAST);
    }

    private Chain borrow() throws Exception {
        synchronized (flow) {
            Chain chain = idle.poll();
            if (chain != null) {
                return chain;
            }
        }
        Chain chain = factory.open();
        synchronized (flow) {
            chains.add(chain);
        }
        return chain;
    }

    @Override
    Task finishTask() {
        return () -> {
            long number = lastSequence + 1;
            flow.makeRoom(this);
            Morsel last = new Morsel(true);
            for (Chain chain : chains) {
                chain.output().into(last, full -> passFull(number, full));
                chain.finish();
                last = chain.output().morsel();
            }
            flow.deliver(this, number, last, Part.LAST);
        };
    }

    @Override
    void close() throws Exception {
        Closing.all(chains);
    }
}
