package io.penstock.data;

/**
 * Where a record was read.
 *
 * @param source the file, table or page as a person would name it, such as {@code checkouts.csv}
 * @param line 1-based line of the file on which the record starts, or the 1-based record number where the source has no
 *     lines
 * @param offset first byte of the record in the (decoded) file, or -1 where bytes mean nothing
 */
public record RecordPosition(String source, long line, long offset) {
    @Override
    public String toString() {
        return source + ":" + line;
    }
}
