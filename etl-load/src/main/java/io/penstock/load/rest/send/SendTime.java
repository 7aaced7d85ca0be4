package io.penstock.load.rest.send;

/** When requests are sent. HTTP has no transaction: what is sent stays sent. */
public enum SendTime {
    /**
     * At the commit, from a file in which requests are kept until then: nothing is sent when an earlier step, another sink or a check
     * fails. The default.
     */
    AT_COMMIT,
    /** As rows come; rows that the server refuses go to the reject route. */
    WHILE_WRITING
}
