package io.penstock.transform.nested;

/** What becomes of a row whose list is empty or null. */
public enum EmptyLists {
    /** It stays once, with a null element. */
    KEEP,
    /** It is left out, counted as filtered. */
    DROP
}
