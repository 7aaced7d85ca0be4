package io.penstock.extract.rest;

/** Whether a request may be sent again after it failed. */
public enum Repeat {
    /** It changes nothing on the server. The default for GET. */
    SAFE,
    /** Only where it certainly did not arrive. The default for POST. */
    UNSAFE
}
