package io.penstock.extract.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is left of a file behind the lines to skip.
 *
 * @param rest the bytes behind them
 * @param line number of the first line that is left
 * @param offset number of bytes that were skipped
 */
record SkippedLines(InputStream rest, long line, long offset) {
    static SkippedLines skip(InputStream in, int lines) throws IOException {
        if (lines == 0) {
            return new SkippedLines(in, 1, 0);
        }
        BufferedInputStream rest = new BufferedInputStream(in);
        long offset = 0;
        int skipped = 0;
        while (skipped < lines) {
            int c = rest.read();
            if (c < 0) {
                break;
            }
            offset++;
            if (c == '\r') {
                rest.mark(1);
                if (rest.read() == '\n') {
                    offset++;
                } else {
                    rest.reset();
                }
            }
            skipped += c == '\n' || c == '\r' ? 1 : 0;
        }
        return new SkippedLines(rest, skipped + 1L, offset);
    }
}
