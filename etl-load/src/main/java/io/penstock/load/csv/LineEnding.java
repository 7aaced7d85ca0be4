package io.penstock.load.csv;

/** What ends a line. */
public enum LineEnding {
    /** Line feed. The default. */
    LF("\n"),
    /** Carriage return and line feed, as RFC 4180 has it. */
    CRLF("\r\n");

    private final String text;

    LineEnding(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
