package io.penstock.internal.local;

import io.penstock.internal.local.Stage.Task;
import io.penstock.spi.StepContext.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Divided work that waits for helpers. Who brings a piece of work runs its parts itself until none is left, and idle workers
 * take some of them meanwhile; so it gets done with any number of workers, also with none.
 */
final class Sharing {
    private final Object lock;
    private final Deque<Work> open = new ArrayDeque<>(2);

    /** @param lock guards everything here; workers wait on it for work */
    Sharing(Object lock) {
        this.lock = lock;
    }

    /** A piece of work; its fields under the lock. */
    private static final class Work {
        final int parts;
        final Part part;
        int begun;
        int running;

        @Nullable
        Throwable failure;

        Work(int parts, Part part) {
            this.parts = parts;
            this.part = part;
        }

        boolean hasParts() {
            return begun < parts && failure == null;
        }
    }

    /** See {@link io.penstock.spi.StepContext#inParallel}. */
    void run(int parts, Part part) throws Exception {
        Work work = new Work(parts, part);
        synchronized (lock) {
            open.add(work);
            lock.notifyAll();
        }
        Task own = claim(work);
        while (own != null) {
            own.run();
            own = claim(work);
        }
        Throwable failure = awaitHelpers(work);
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof Exception exception) {
            throw exception;
        }
    }

    /** Waits without regard to interrupts, for parts that still run use what the caller owns. */
    private @Nullable Throwable awaitHelpers(Work work) {
        boolean interrupted = false;
        synchronized (lock) {
            while (work.running > 0) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            open.remove(work);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return work.failure;
    }

    /** The next part of any work, or null when there is none; under the lock. */
    @Nullable
    Task claim() {
        for (Work work : open) {
            if (work.hasParts()) {
                return begin(work);
            }
        }
        return null;
    }

    private @Nullable Task claim(Work work) {
        synchronized (lock) {
            return work.hasParts() ? begin(work) : null;
        }
    }

    private Task begin(Work work) {
        int number = work.begun++;
        work.running++;
        return () -> run(work, number);
    }

    private void run(Work work, int number) {
        Throwable thrown = null;
        try {
            work.part.run(number);
        } catch (Throwable e) {
            thrown = e;
        }
        synchronized (lock) {
            work.running--;
            if (work.failure == null) {
                work.failure = thrown;
            }
            if (work.running == 0 && !work.hasParts()) {
                lock.notifyAll();
            }
        }
    }
}
