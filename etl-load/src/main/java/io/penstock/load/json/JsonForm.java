package io.penstock.load.json;

/** How a file holds its rows. */
public enum JsonForm {
    /** {@link #LINES} for names that end in {@code .jsonl}, {@code .ndjson} or {@code .ldjson} (packed or not), else {@link #ARRAY}. The default. */
    AUTO,
    /** JSON Lines: an object a line. */
    LINES,
    /** One array, an object a line. */
    ARRAY,
    /** One array for people: a member a line, indented by two spaces. */
    PRETTY
}
