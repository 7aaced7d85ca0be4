package io.penstock.extract.csv;

/** What a null token in quotes is, in TEXT and BINARY columns: {@code "N/A"}, or {@code ""} where the empty text is a token. */
public enum QuotedNull {
    /** Null, like the token without quotes: files in which everything is quoted are common. The default, as in DuckDB. */
    NULL,
    /** A text, so that null and a text that looks like it stay apart, as in PostgreSQL's CSV and in files that the sink writes. */
    TEXT
}
