package io.penstock.internal.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage that sees morsels one at a time, in the order of the source. */
abstract class OrderedStage extends Stage {
    private final Map<Long, Deque<Waiting>> waiting = new HashMap<>();
    private long expected;
    private boolean busy;
    private long sent;

    private record Waiting(Morsel morsel, Part part) {}

    OrderedStage(Flow flow, int index) {
        super(flow, index);
    }

    /** Works on one morsel and passes on what becomes of it. */
    abstract void work(Morsel morsel) throws Exception;

    /** Called once after the last morsel. */
    void finish() throws Exception {}

    @Override
    final void offer(long sequence, Morsel morsel, Part part) {
        waiting.computeIfAbsent(sequence, s -> new ArrayDeque<>(2)).add(new Waiting(morsel, part));
    }

    @Override
    final boolean expects(long sequence) {
        return expected == sequence;
    }

    @Override
    final boolean hasInput() {
        return !waiting.isEmpty();
    }

    @Override
    final @Nullable Task claimInput() {
        Deque<Waiting> parts = busy ? null : waiting.get(expected);
        Waiting head = parts == null ? null : parts.poll();
        if (head == null) {
            return null;
        }
        if (head.part() == Part.LAST) {
            waiting.remove(expected++);
            flow.turnChanged();
        }
        Morsel morsel = head.morsel();
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
            flow.ended(this, morsel);
        } else {
            flow.deliver(this, sent++, morsel, Part.LAST);
        }
    }
}
