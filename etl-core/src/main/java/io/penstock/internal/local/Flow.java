package io.penstock.internal.local;

import io.penstock.Cancellation;
import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import io.penstock.error.RunCancelledException;
import io.penstock.internal.local.Stage.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves morsels through stages on a few worker threads. One lock guards all queues; tasks are coarse (a batch each), so it
 * is hardly ever contended. A worker always takes the task nearest to the sinks, so that what is begun gets finished and
 * at most {@code limit} pieces of the source are under way.
 */
final class Flow {
    private static final long CANCELLATION_POLL_MILLIS = 100;
    /** Morsels that steps emitting more than they take may have under way, over all such steps. */
    private static final int EXTRA_LIMIT = 4;

    private final List<Stage> stages = new ArrayList<>();
    private final int limit;
    private final Cancellation cancellation;
    private int underWay;
    private int extra;
    private boolean stopReading;
    private @Nullable Throwable failure;

    Flow(int limit, Cancellation cancellation) {
        this.limit = limit;
        this.cancellation = cancellation;
    }

    void add(Stage stage) {
        if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).next = stage;
        }
        stages.add(stage);
    }

    int size() {
        return stages.size();
    }

    List<Stage> stages() {
        return stages;
    }

    /** Runs to the end on this thread and {@code threads - 1} more; gives the first failure, or null. */
    @Nullable
    Throwable run(int threads, String threadName) {
        stages.get(0).endUpstream();
        List<Thread> helpers = new ArrayList<>();
        for (int t = 1; t < threads; t++) {
            Thread helper = new Thread(this::work, threadName + "-" + t);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
        work();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            interrupted |= joinFully(helper);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return failure;
        }
    }

    private boolean joinFully(Thread helper) {
        boolean interrupted = false;
        while (true) {
            try {
                helper.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                cancellation.cancel();
            }
        }
    }

    private void work() {
        Claim claim = await(0);
        while (claim != null) {
            perform(claim);
            claim = await(0);
        }
    }

    private record Claim(Stage stage, Task task) {}

    private synchronized @Nullable Claim await(int from) {
        while (true) {
            if (cancellation.isCancelled() && failure == null) {
                failure = new RunCancelledException(Problem.of(RunErrors.CANCELLED, "the run was cancelled"));
                notifyAll();
            }
            if (failure != null || stages.get(stages.size() - 1).hasEnded()) {
                return null;
            }
            Claim claim = pick(from);
            if (claim != null) {
                return claim;
            }
            pause();
        }
    }

    /** Under the lock: waits for a change, or for less; callers look again. An interrupt cancels the run. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause() {
        try {
            wait(CANCELLATION_POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.cancel();
        }
    }

    private @Nullable Claim pick(int from) {
        for (int s = stages.size() - 1; s >= from; s--) {
            Task task = stages.get(s).claim();
            if (task != null) {
                return new Claim(stages.get(s), task);
            }
        }
        return null;
    }

    private void perform(Claim claim) {
        Throwable thrown = null;
        try {
            claim.task().run();
        } catch (Throwable t) {
            thrown = t;
        }
        synchronized (this) {
            if (thrown != null && failure == null) {
                failure = thrown;
            }
            claim.stage().done();
            notifyAll();
        }
    }

    /** Under the lock: whether another piece of the source may be begun. */
    boolean mayRead() {
        return underWay < limit && !stopReading;
    }

    boolean hasStoppedReading() {
        return stopReading;
    }

    /** Lets everything under way reach its end but begins nothing new. */
    synchronized void stopReading() {
        stopReading = true;
    }

    /** Under the lock: a piece of the source was begun. */
    void began() {
        underWay++;
    }

    /** A piece of the source, or an extra morsel, reached the end or turned out not to exist. */
    synchronized void ended(boolean extraMorsel) {
        if (extraMorsel) {
            extra--;
        } else {
            underWay--;
        }
        notifyAll();
    }

    synchronized void deliver(Stage to, long sequence, Morsel morsel) {
        to.offer(sequence, morsel);
        notifyAll();
    }

    /** Wakes workers after a stage changed what it can do. */
    synchronized void changed() {
        notifyAll();
    }

    /**
     * Makes room for one more extra morsel behind stage {@code from}, helping there until there is. Called by a stage while
     * it works, so only stages behind it are helped: the last can always go on, hence so can this.
     */
    void makeRoom(int from) {
        while (true) {
            synchronized (this) {
                if (failure != null) {
                    throw stopped(failure);
                }
                if (extra < EXTRA_LIMIT) {
                    extra++;
                    return;
                }
            }
            Claim claim = awaitBehind(from);
            if (claim != null) {
                perform(claim);
            }
        }
    }

    private synchronized @Nullable Claim awaitBehind(int from) {
        Claim claim = failure == null && extra >= EXTRA_LIMIT ? pick(from + 1) : null;
        if (claim == null && failure == null && extra >= EXTRA_LIMIT) {
            pause();
        }
        return claim;
    }

    private static RuntimeException stopped(Throwable reason) {
        return reason instanceof EtlException known
                ? known
                : new RunCancelledException(Problem.of(RunErrors.CANCELLED, "the run failed elsewhere"));
    }
}
