package io.penstock.extract.rest;

/** Whether a response must say that it is JSON. */
public enum ContentType {
    /** Its {@code Content-Type} is absent or names JSON, such as {@code application/vnd.api+json}. The default. */
    CHECK,
    /** Whatever it says. */
    IGNORE
}
