package io.penstock.internal.local;

import org.jspecify.annotations.Nullable;

/**
 * One place where morsels are worked on. All methods are called under the flow's lock except {@link Task#run}. A stage
 * ends when the stage before it has ended, its input is used up and {@link #finishTask} was run.
 */
abstract class Stage {
    final Flow flow;
    final int index;

    @Nullable
    Stage next;

    /** Extra morsels waiting or being worked on here, or being filled; under the flow's lock. */
    int extras;

    private boolean upstreamEnded;
    private int active;
    private boolean finishing;
    private boolean ended;
    private boolean closed;

    Stage(Flow flow, int index) {
        this.flow = flow;
        this.index = index;
    }

    /** A piece of work of one stage, run on any worker. */
    interface Task {
        void run() throws Exception;
    }

    /** The next piece of work, or null when there is none now. */
    abstract @Nullable Task claimInput();

    /** Whether input is still waiting. */
    abstract boolean hasInput();

    /** What to do once after the last input. */
    abstract Task finishTask();

    /** Whether more morsels of the same place in the order follow. */
    enum Part {
        MORE,
        LAST
    }

    /** Takes a morsel from the stage before, with its place in that stage's order. */
    abstract void offer(long sequence, Morsel morsel, Part part);

    /** Whether everything before {@code sequence} was taken up. */
    boolean expects(long sequence) {
        return true;
    }

    /** Passes on a morsel that is full before its task is done; gives the one to go on with. */
    final Morsel passFull(long sequence, Morsel full) {
        flow.awaitTurn(this, sequence);
        flow.deliver(this, sequence, full, Part.MORE);
        flow.makeRoom(this);
        return new Morsel(true);
    }

    final @Nullable Task claim() {
        if (ended || finishing) {
            return null;
        }
        Task task = claimInput();
        if (task == null && upstreamEnded && !hasInput() && active == 0) {
            finishing = true;
            task = finishTask();
        }
        if (task != null) {
            active++;
        }
        return task;
    }

    /** Called when a claimed task is done. */
    final void done() {
        active--;
        if (finishing && active == 0) {
            ended = true;
            if (next != null) {
                next.upstreamEnded = true;
            }
        }
    }

    final Stage following() {
        if (next == null) {
            throw new IllegalStateException("stage " + index + " is the last");
        }
        return next;
    }

    final boolean isActive() {
        return active > 0;
    }

    final void endUpstream() {
        upstreamEnded = true;
    }

    final boolean hasEnded() {
        return ended;
    }

    /** Releases what the stage holds, once, after all workers have stopped, whatever happened. */
    final void closeOnce() throws Exception {
        if (!closed) {
            closed = true;
            close();
        }
    }

    abstract void close() throws Exception;
}
