package io.penstock.config;

/** Whether the pipelines that follow in the same file still run when one has failed: {@code stop_on_error}. */
public enum AfterFailure {
    /** The rest of the file is not run. The default. */
    STOP,
    /** The next pipeline runs; the command still ends as failed. */
    CONTINUE
}
