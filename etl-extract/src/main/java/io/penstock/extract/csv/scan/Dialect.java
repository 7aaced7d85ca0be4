package io.penstock.extract.csv.scan;

/**
 * How records are written, as far as the fast scanner reads them: every character one ASCII byte.
 *
 * @param delimiter between fields
 * @param quote around fields, or {@link #NONE}
 * @param comment first byte of a line to skip, or {@link #NONE}
 * @param keepBlankLines 1 when a line without a byte is a record of one empty field, 0 when it is skipped
 */
public record Dialect(byte delimiter, int quote, int comment, int keepBlankLines) {
    /** No such character. */
    public static final int NONE = -1;
}
