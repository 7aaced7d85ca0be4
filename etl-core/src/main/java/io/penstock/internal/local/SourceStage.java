package io.penstock.internal.local;

import io.penstock.spi.PendingBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sources, one after the other. Taking a piece is exclusive and short; decoding it and running the ANY steps
 * behind it happens on the same worker, several pieces at the same time.
 */
final class SourceStage extends Stage {
    private final SourceList sources;
    private final StepMeter meter;
    private final ChainFactory factory;
    private final List<Chain> chains = new ArrayList<>();
    private final Deque<Chain> idle = new ArrayDeque<>();
    private boolean taking;
    private boolean exhausted;
    private long sequence;

    SourceStage(Flow flow, SourceList sources, StepMeter meter, ChainFactory factory) {
        super(flow, 0);
        this.sources = sources;
        this.meter = meter;
        this.factory = factory;
    }

    @Override
    boolean hasInput() {
        return !exhausted && !flow.hasStoppedReading();
    }

    @Override
    @Nullable
    Task claimInput() {
        if (exhausted || taking || !flow.mayRead()) {
            return null;
        }
        taking = true;
        flow.began();
        return this::takeAndWork;
    }

    private void takeAndWork() throws Exception {
        PendingBatch piece = null;
        Morsel.Reached reached = null;
        boolean taken = false;
        long number = sequence;
        try {
            long from = System.nanoTime();
            flow.beginBlocking();
            piece = sources.take();
            reached = piece == null ? null : sources.reached();
            meter.busyNanos.add(System.nanoTime() - from);
            taken = true;
        } catch (Exception e) {
            throw Failures.of(e, meter);
        } finally {
            flow.endBlocking();
            synchronized (flow) {
                // A source that failed is not asked again, not even in the moment before the flow stops.
                taking = !taken;
                if (piece != null) {
                    sequence++;
                } else {
                    exhausted = taken;
                }
                flow.changed();
            }
        }
        if (piece == null) {
            flow.nothingBegun();
            return;
        }
        Chain chain = borrow();
        Morsel morsel = new Morsel(false);
        chain.output().into(morsel, full -> passFull(number, full));
        chain.decode(piece);
        Morsel done = chain.output().morsel();
        done.reached = reached;
        giveBack(chain);
        flow.deliver(this, number, done, Part.LAST);
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

    private void giveBack(Chain chain) {
        synchronized (flow) {
            idle.push(chain);
        }
    }

    @Override
    Task finishTask() {
        return () -> {
            long number = sequence;
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
    void offer(long number, Morsel morsel, Part part) {
        throw new IllegalStateException("nothing stands before the source");
    }

    @Override
    void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>(chains);
        all.add(sources);
        try {
            Closing.all(all);
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }
}
