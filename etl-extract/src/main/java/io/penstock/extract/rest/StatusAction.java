package io.penstock.extract.rest;

/** What a response with a certain status means. */
public enum StatusAction {
    /** The run fails. The default for every status but 2xx. */
    FAIL,
    /** There are no records here and no further pages; of a child request only for its parent. */
    NO_DATA,
    /** It is asked for again, as after 429 and 5xx; the run fails when that does not help. */
    RETRY
}
