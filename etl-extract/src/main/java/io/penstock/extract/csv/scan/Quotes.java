package io.penstock.extract.csv.scan;

/** Undoes quoting in place. */
final class Quotes {
    private Quotes() {}

    /**
     * Moves the text of the quoted field {@code b[from..to)} together behind its opening quote: doubled quotes become one, the closing
     * quote goes, what stands behind it stays.
     *
     * @return the end of the text that now starts at {@code from + 1}
     */
    static int undo(byte[] b, int from, int to, byte quote) {
        int write = from + 1;
        int read = from + 1;
        while (read < to) {
            byte c = b[read++];
            if (c == quote) {
                if (read == to || b[read] != quote) {
                    break;
                }
                read++;
            }
            b[write++] = c;
        }
        while (read < to) {
            b[write++] = b[read++];
        }
        return write;
    }
}
