package io.penstock;

/** A switch that stops a run: hand it to {@link RunOptions}, call {@link #cancel} from any thread. Cannot be undone. */
public final class Cancellation {
    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
