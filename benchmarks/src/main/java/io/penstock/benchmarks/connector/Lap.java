package io.penstock.benchmarks.connector;

/** Work that is timed, once or more often in one process. */
interface Lap {
    /** Clears what the lap before left; not timed. */
    default void prepare() throws Exception {}

    /** The work. */
    void run() throws Exception;

    /** The answer of the last lap as text, equal on all sides that did the work right; not timed, called once. */
    String answer() throws Exception;
}
