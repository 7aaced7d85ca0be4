package io.penstock.internal.local;

import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.StepContext;
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
    private final List<Extractor> extractors;
    private final StepContext context;
    private final StepMeter meter;
    private final ChainFactory factory;
    private final List<Chain> chains = new ArrayList<>();
    private final Deque<Chain> idle = new ArrayDeque<>();
    private final List<BatchSource> opened = new ArrayList<>();
    private boolean taking;
    private boolean exhausted;
    private long sequence;
    private long bytesBefore;
    private volatile long bytesRead;
    private volatile long bytesTotal = -1;

    SourceStage(Flow flow, List<Extractor> extractors, StepContext context, StepMeter meter, ChainFactory factory) {
        super(flow, 0);
        this.extractors = extractors;
        this.context = context;
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
        boolean taken = false;
        long number = sequence;
        try {
            long from = System.nanoTime();
            flow.beginBlocking();
            piece = take();
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
        giveBack(chain);
        flow.deliver(this, number, done, Part.LAST);
    }

    private @Nullable PendingBatch take() throws Exception {
        while (true) {
            if (opened.isEmpty()) {
                opened.add(extractors.get(0).open(context));
            }
            BatchSource source = opened.get(opened.size() - 1);
            PendingBatch piece = source.take();
            note(source);
            if (piece != null || opened.size() == extractors.size()) {
                return piece;
            }
            bytesBefore = Math.max(0, bytesRead);
            opened.add(extractors.get(opened.size()).open(context));
        }
    }

    private void note(BatchSource source) {
        long read = source.bytesRead();
        bytesRead = read < 0 || bytesRead < 0 ? -1 : bytesBefore + read;
        bytesTotal = extractors.size() == 1 ? source.bytesTotal() : -1;
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

    /** Bytes of the sources consumed so far; -1 where unknown. */
    long bytesRead() {
        return bytesRead;
    }

    /** Bytes of all sources; -1 where unknown. */
    long bytesTotal() {
        return bytesTotal;
    }

    @Override
    void offer(long number, Morsel morsel, Part part) {
        throw new IllegalStateException("nothing stands before the source");
    }

    @Override
    void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>(chains);
        all.addAll(opened);
        try {
            Closing.all(all);
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }
}
