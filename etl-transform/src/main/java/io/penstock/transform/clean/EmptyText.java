package io.penstock.transform.clean;

/** What happens to a text without a character. */
public enum EmptyText {
    /** It becomes null. */
    NULL,
    KEEP
}
