package io.penstock.load.rest;

/** Whether a request may be sent again after it failed. */
public enum Repeat {
    /** The server knows the idempotency key, or the second does nothing that the first did not. The default for PUT. */
    SAFE,
    /** Only where it certainly did not arrive. The default for POST and PATCH. */
    UNSAFE
}
