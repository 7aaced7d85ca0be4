package io.penstock.quality.check;

/** What it means when a check is not met. */
public enum Level {
    /** It is recorded and told; the run goes on to its commit. */
    WARN,
    /** The run stops before its commit. */
    FAIL
}
