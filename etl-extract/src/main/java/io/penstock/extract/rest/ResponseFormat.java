package io.penstock.extract.rest;

/** How a response is written. */
public enum ResponseFormat {
    /** One JSON document. The default. */
    JSON,
    /** A JSON value a line (JSON Lines, NDJSON); no paging that looks into the response, no record path. */
    LINES
}
