package io.penstock.extract.rest;

/** How records are asked for. */
public enum Method {
    /** By the URL alone. The default. */
    GET,
    /** With a body, for APIs that search by POST. */
    POST
}
