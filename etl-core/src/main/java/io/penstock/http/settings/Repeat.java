package io.penstock.http.settings;

/** Whether a request may be sent twice. */
public enum Repeat {
    /** The second does nothing that the first did not: GET, PUT, anything with an idempotency key. */
    SAFE,
    /** Only where the first was certainly not received. */
    UNSAFE
}
