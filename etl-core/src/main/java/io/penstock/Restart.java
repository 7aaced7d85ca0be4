package io.penstock;

/** What a run does when the run before it was interrupted between two commits; see {@link PipelineBuilder#commitEvery}. */
public enum Restart {
    /** Goes on behind the last commit. The default. */
    RESUME,
    /** Forgets how far the interrupted run got and reads from the beginning; what it committed stays in the target. */
    BEGIN_AGAIN
}
