package io.penstock.load.rest;

/** The method of a sink's requests. */
public enum SendMethod {
    /** Adds. The default; not sent again after a failure unless {@link RestLoader#repeat} allows it. */
    POST,
    /** Puts in place; sent again after a failure that may pass. */
    PUT,
    /** Changes; not sent again after a failure unless {@link RestLoader#repeat} allows it. */
    PATCH
}
