package io.penstock.extract.csv;

/** What happens when a header names two columns alike. */
public enum DuplicateNames {
    /** The run does not start. The default. */
    ERROR,
    /** The second one gets {@code _2}, the third one {@code _3}. */
    NUMBER
}
