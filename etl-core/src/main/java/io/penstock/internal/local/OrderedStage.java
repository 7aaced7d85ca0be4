package io.penstock.internal.local;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage that sees morsels one at a time, in the order of the source. */
abstract class OrderedStage extends Stage {
    private final Map<Long, Morsel> waiting = new HashMap<>();
    private long expected;
    private boolean busy;
    private long sent;

    OrderedStage(Flow flow, int index) {
        super(flow, index);
    }

    /** Works on one morsel and passes on what becomes of it. */
    abstract void work(Morsel morsel) throws Exception;

    /** Called once after the last morsel. */
    void finish() throws Exception {}

    @Override
    final void offer(long sequence, Morsel morsel) {
        waiting.put(sequence, morsel);
    }

    @Override
    final boolean hasInput() {
        return !waiting.isEmpty();
    }

    @Override
    final @Nullable Task claimInput() {
        Morsel morsel = busy ? null : waiting.remove(expected);
        if (morsel == null) {
            return null;
        }
        expected++;
        busy = true;
        return () -> {
            try {
                work(morsel);
            } finally {
                synchronized (flow) {
                    busy = false;
                }
            }
        };
    }

    @Override
    final Task finishTask() {
        return this::finish;
    }

    /** Hands a morsel to the next stage, in this stage's order; the end of the flow when there is none. */
    final void pass(Morsel morsel) {
        if (next == null) {
            flow.ended(morsel.extra);
        } else {
            flow.deliver(next, sent++, morsel);
        }
    }
}
