package io.penstock.transform.text.html;

/** What stands between two blocks of a document, so that their words do not run together. */
public enum Breaks {
    SPACE,
    NEWLINE,
    NONE
}
