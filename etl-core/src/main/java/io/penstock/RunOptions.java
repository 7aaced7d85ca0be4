package io.penstock;

import org.jspecify.annotations.Nullable;

/**
 * How one run is done.
 *
 * @param mode commit or dry run; {@link RunMode#COMMIT} by default
 * @param cancellation the switch that stops the run; a new one by default
 * @param runId a name for this load, so that running it again after it was committed does nothing; null (the default) for a
 *     new id
 * @param restart what to do about an interrupted run before this one; {@link Restart#RESUME} by default
 * @param fence what keeps the run from committing when its work was given to another; null (the default) for none
 */
public record RunOptions(
        RunMode mode,
        Cancellation cancellation,
        @Nullable String runId,
        Restart restart,
        @Nullable Fence fence) {
    public RunOptions {
        if (runId != null && (runId.isBlank() || runId.length() > 200)) {
            throw new IllegalArgumentException("a run id has 1 to 200 characters");
        }
        if (fence != null && runId == null) {
            throw new IllegalArgumentException("a fence guards a load with an id");
        }
    }

    public static RunOptions defaults() {
        return new RunOptions(RunMode.COMMIT, new Cancellation(), null, Restart.RESUME, null);
    }

    public RunOptions mode(RunMode newMode) {
        return new RunOptions(newMode, cancellation, runId, restart, fence);
    }

    public RunOptions cancellation(Cancellation token) {
        return new RunOptions(mode, token, runId, restart, fence);
    }

    /** Names the load: a second run of the same pipeline with the same id, after the first was committed, does nothing. */
    public RunOptions runId(String id) {
        return new RunOptions(mode, cancellation, id, restart, fence);
    }

    public RunOptions restart(Restart policy) {
        return new RunOptions(mode, cancellation, runId, policy, fence);
    }

    /** For schedulers: refuses the commit when the work was given to another. Needs a {@link #runId}. */
    public RunOptions fence(Fence guard) {
        return new RunOptions(mode, cancellation, runId, restart, guard);
    }
}
