package io.penstock.internal.local;

import io.penstock.Cancellation;
import io.penstock.error.Problem;
import io.penstock.error.RunCancelledException;
import io.penstock.internal.local.Stage.Part;
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
    private final Sharing sharing = new Sharing(this);
    private final int limit;
    private final Cancellation cancellation;
    private final Runnable failed;
    private int underWay;
    private int extra;
    private int waitingForTurn;
    private boolean stopReading;
    private @Nullable Throwable failure;
    private @Nullable Thread blocking;
    private boolean woken;

    /** @param failed told once, under the lock, when the run fails or is cancelled */
    Flow(int limit, Cancellation cancellation, Runnable failed) {
        this.limit = limit;
        this.cancellation = cancellation;
        this.failed = failed;
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
        Runnable cancel = this::cancel;
        cancellation.onCancel(cancel);
        try {
            return runToEnd(threads, threadName);
        } finally {
            cancellation.forget(cancel);
        }
    }

    private @Nullable Throwable runToEnd(int threads, String threadName) {
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

    /**
     * What a worker does next.
     *
     * @param stage whose task it is; null for a part of a task that another worker is at
     */
    private record Claim(@Nullable Stage stage, Task task) {}

    /** Where tasks that can be divided find helpers among the workers. */
    Sharing sharing() {
        return sharing;
    }

    private synchronized @Nullable Claim await(int from) {
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                cancellation.cancel();
            }
            if (cancellation.isCancelled()) {
                cancel();
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
        Task part = sharing.claim();
        if (part != null) {
            return new Claim(null, part);
        }
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
            if (thrown != null) {
                fail(thrown);
            }
            if (claim.stage() != null) {
                claim.stage().done();
                notifyAll();
            }
        }
    }

    private synchronized void cancel() {
        if (failure == null) {
            fail(new RunCancelledException(Problem.of(RunCancelledException.CODE, "the run was cancelled")));
        }
    }

    private synchronized void fail(Throwable reason) {
        if (failure == null) {
            failure = reason;
            failed.run();
            if (blocking != null) {
                woken = true;
                blocking.interrupt();
            }
            notifyAll();
        }
    }

    /**
     * Called before a call that may wait for the outside world: until {@link #endBlocking} a failure or cancellation
     * interrupts this thread. One thread at a time.
     */
    synchronized void beginBlocking() {
        if (failure != null) {
            throw stopped();
        }
        blocking = Thread.currentThread();
    }

    /** Takes the interrupt back that the flow itself sent; one of somebody else stays. */
    synchronized void endBlocking() {
        blocking = null;
        if (woken) {
            woken = false;
            Thread.interrupted();
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

    /** A piece that was begun turned out not to exist. */
    synchronized void nothingBegun() {
        underWay--;
        notifyAll();
    }

    /** A morsel left the last stage. */
    synchronized void ended(Stage last, Morsel morsel) {
        if (morsel.extra) {
            extra--;
            last.extras--;
        } else {
            underWay--;
        }
        notifyAll();
    }

    /** Hands a morsel to the stage behind {@code from}. */
    synchronized void deliver(Stage from, long sequence, Morsel morsel, Part part) {
        Stage to = from.following();
        if (morsel.extra) {
            from.extras--;
            to.extras++;
        }
        to.offer(sequence, morsel, part);
        notifyAll();
    }

    /** Under the lock: a stage went on to the next place in its order. */
    void turnChanged() {
        if (waitingForTurn > 0) {
            notifyAll();
        }
    }

    /** Wakes workers after a stage changed what it can do. */
    synchronized void changed() {
        notifyAll();
    }

    /**
     * Makes room for one more extra morsel at stage {@code at}, helping behind it until there is. Beyond the limit a stage
     * may still have one when none is behind it, or when nothing behind it can go on: what waits there is then later in the
     * order than what this stage is about to give.
     */
    void makeRoom(Stage at) {
        helpUntil(at, idle -> {
            if (extra >= EXTRA_LIMIT && hasExtrasBehind(at) && !idle) {
                return false;
            }
            extra++;
            at.extras++;
            return true;
        });
    }

    private boolean isIdleBehind(Stage at) {
        return stages.subList(at.index + 1, stages.size()).stream().noneMatch(Stage::isActive);
    }

    private boolean hasExtrasBehind(Stage at) {
        return stages.subList(at.index + 1, stages.size()).stream().anyMatch(stage -> stage.extras > 0);
    }

    /** Waits, helping behind stage {@code at}, until the stage behind it has used up all that comes before {@code sequence}. */
    void awaitTurn(Stage at, long sequence) {
        synchronized (this) {
            waitingForTurn++;
        }
        try {
            helpUntil(at, idle -> at.following().expects(sequence));
        } finally {
            synchronized (this) {
                waitingForTurn--;
            }
        }
    }

    /** What a stage waits for; asked under the lock. */
    private interface Condition {
        /** @param idle whether nothing behind the stage is at work, and nothing there can be begun */
        boolean isMet(boolean idle);
    }

    /**
     * Works on the stages behind {@code at} until the condition is met. Called by a stage while it works, so only stages
     * behind it are helped: the last can always go on, hence so can this.
     */
    private void helpUntil(Stage at, Condition condition) {
        while (true) {
            Claim claim;
            synchronized (this) {
                if (failure != null) {
                    throw stopped();
                }
                if (condition.isMet(false)) {
                    return;
                }
                claim = pick(at.index + 1);
                if (claim == null && isIdleBehind(at) && condition.isMet(true)) {
                    return;
                }
                if (claim == null) {
                    pause();
                }
            }
            if (claim != null) {
                perform(claim);
            }
        }
    }

    /** For a worker that has to leave its task because the run ended elsewhere; {@link #run} gives the reason. */
    private static RunCancelledException stopped() {
        return new RunCancelledException(Problem.of(RunCancelledException.CODE, "the run failed elsewhere"));
    }
}
