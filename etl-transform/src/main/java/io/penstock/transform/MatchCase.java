package io.penstock.transform;

/** Whether the case of letters counts when texts are compared. */
public enum MatchCase {
    EXACT,
    /** Letters are equal whatever their case, by Unicode's simple mapping, without a language. */
    IGNORE
}
