package io.penstock.transform.nested;

/** What a null is when columns are put together to one text. */
public enum NullParts {
    /** Left out together with its separator; the result is null when all are. In a format it is an empty text. */
    SKIP,
    /** It makes the result null. */
    NULL,
    /** An empty text. */
    EMPTY
}
