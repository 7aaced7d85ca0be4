package io.penstock.transform.join.history;

/** Which versions a step puts out. */
public enum Versions {
    /** Those that are new or other than in the dimension: for a sink that merges by key and version. */
    CHANGED,
    /** All of them: for a sink that replaces the dimension. */
    ALL
}
