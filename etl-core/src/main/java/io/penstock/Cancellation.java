package io.penstock;

import java.util.ArrayList;
import java.util.List;

/** A switch that stops a run: hand it to {@link RunOptions}, call {@link #cancel} from any thread. Cannot be undone. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private volatile boolean cancelled;

    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * For engines: runs {@code action} once when the switch is thrown, on the thread that throws it; at once when it was
     * thrown already. It must be quick and must not throw.
     */
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** For engines: takes an action of {@link #onCancel} back. */
    public void forget(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }
}
