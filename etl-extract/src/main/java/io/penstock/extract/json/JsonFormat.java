package io.penstock.extract.json;

/** How a file holds its records. */
public enum JsonFormat {
    /**
     * {@link #LINES} for names that end in {@code .jsonl}, {@code .ndjson} or {@code .ldjson} (packed or not) and for files whose first line is
     * an object of its own with more behind it, else {@link #DOCUMENT}. The default.
     */
    AUTO,
    /** JSON Lines: every line is a record. */
    LINES,
    /** One JSON document: an array of records, or a single one. */
    DOCUMENT
}
