package io.penstock.extract.json.scan;

/** Counts lines and columns for messages. */
final class Lines {
    private Lines() {}

    /** Number of line feeds in {@code b[from..to)}. */
    static int count(byte[] b, int from, int to) {
        int lines = 0;
        for (int p = from; p < to; p++) {
            lines += b[p] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** The column (in characters, from 1) of byte {@code at}, when {@code before} characters of the line are in front of {@code from}. */
    static int column(byte[] b, int from, int at, int before) {
        int column = 1;
        for (int p = at - 1; p >= from; p--) {
            if (b[p] == '\n') {
                return column;
            }
            column += (b[p] & 0xc0) == 0x80 ? 0 : 1;
        }
        return column + before;
    }
}
