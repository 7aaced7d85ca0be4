package io.penstock.internal.local;

import java.util.Collection;

/** Closes many things although some of them fail. */
final class Closing {
    private Closing() {}

    /** Closes all; throws the first failure, the others suppressed in it. */
    static void all(Collection<? extends AutoCloseable> things) throws Exception {
        Exception first = null;
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Closes after something failed; what fails now is added to {@code reason}. */
    static void after(Exception reason, AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Runs {@code action} without this thread's interrupt, which would make file channels fail, and sets it again
     * afterwards.
     */
    static void uninterrupted(AutoCloseable action) throws Exception {
        boolean interrupted = Thread.interrupted();
        try {
            action.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
