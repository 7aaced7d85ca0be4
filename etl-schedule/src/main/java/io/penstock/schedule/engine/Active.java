package io.penstock.schedule.engine;

import io.penstock.Cancellation;
import org.jspecify.annotations.Nullable;

/** A run that is under way on this node. Safe for use by several threads. */
final class Active {
    /** Why a run was stopped from outside. */
    enum Stop {
        TIMEOUT,
        CANCELLED,
        /** Another node has it. */
        LOST,
        /** The node stops. */
        HANDED_BACK
    }

    private final String id;
    private final long token;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Stop stop;

    Active(String id, long token) {
        this.id = id;
        this.token = token;
    }

    String id() {
        return id;
    }

    long token() {
        return token;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Stops it; the first reason counts. */
    void stop(Stop reason) {
        synchronized (this) {
            if (stop != null) {
                return;
            }
            stop = reason;
        }
        cancellation.cancel();
    }

    synchronized @Nullable Stop stopped() {
        return stop;
    }
}
