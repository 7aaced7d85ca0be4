package io.penstock;

/**
 * Watches runs. Called from engine threads, one call at a time per run; be quick. An exception thrown by a listener is
 * logged and does not fail the run.
 */
public interface RunListener {
    /** The plan was bound, nothing has moved yet. A plan that is refused is no run: nothing is called. */
    default void started(Pipeline pipeline, String runId) {}

    /** About ten times a second while rows move. */
    default void progress(Pipeline pipeline, RunProgress progress) {}

    /** A failed attempt will be repeated. */
    default void retrying(Pipeline pipeline, int attempt, String reason) {}

    /** Called once at the end of every run that was started, also of failed ones. */
    default void finished(Pipeline pipeline, RunReport report) {}
}
