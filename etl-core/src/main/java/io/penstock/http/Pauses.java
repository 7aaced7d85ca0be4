package io.penstock.http;

import io.penstock.spi.StepContext;
import java.io.Serializable;
import java.time.Duration;

/** How a caller waits; tests put in something that moves a clock instead. */
@FunctionalInterface
public interface Pauses extends Serializable {
    /** Waits, and looks for cancellation every 20 ms; an interrupt ends the wait at once. */
    Pauses REAL = (length, context) -> {
        long end = System.nanoTime() + length.toNanos();
        context.checkCancelled();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            Thread.sleep(Math.min(20, left / 1_000_000 + 1));
            context.checkCancelled();
        }
    };

    /**
     * Waits.
     *
     * @throws io.penstock.error.RunCancelledException soon after the run was cancelled
     */
    void pause(Duration length, StepContext context) throws InterruptedException;
}
