package io.penstock.load.rest.send;

/** How rows stand in the body of a request. */
public enum BodyShape {
    /** As an array of objects. The default. */
    ARRAY,
    /** As an array that is the only member of an object, {@code {"items": […]}}; its name is {@code wrap_name}. */
    WRAPPED,
    /** One object; every row is a request of its own, and the URL may hold {@code {column}} placeholders. */
    SINGLE,
    /** An object a line (JSON Lines). */
    LINES
}
