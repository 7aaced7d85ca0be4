package io.penstock.extract.rest.page;

/** What a page means that holds the same records as the one before it. */
public enum RepeatedPages {
    /** The server does not understand the paging: the run fails. The default. */
    FAIL,
    /** It is the end, and its records are left out. */
    STOP,
    /** Nothing; for sources whose pages may be equal by chance. */
    KEEP
}
