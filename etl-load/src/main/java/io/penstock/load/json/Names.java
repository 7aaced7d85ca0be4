package io.penstock.load.json;

/** What columns such as {@code address.city} become. */
public enum Names {
    /** Keys as they are. The default. */
    FLAT,
    /** Objects in objects: {@code {"address":{"city":…}}}. */
    NESTED
}
