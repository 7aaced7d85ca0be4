package io.penstock.load.rest.send;

/** What a response with a certain status means. */
public enum StatusAction {
    /** The rows were taken. The default for 2xx. */
    ACCEPT,
    /** The rows of the request go to the reject route; needs {@code send} {@code while_writing}. */
    REJECT,
    /** The request is sent again, as far as {@code repeat} allows it; the run fails when that does not help. */
    RETRY,
    /** The run fails. The default for everything but 2xx. */
    FAIL
}
