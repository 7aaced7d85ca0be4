package io.penstock.extract.csv.scan;

import java.util.Arrays;

/** The line each record of a block starts on, kept as the places where it is not simply one more. */
final class LineNumbers {
    private final int[] records;
    private final long[] lines;

    /** @param records rising, the first one 0 */
    LineNumbers(int[] records, long[] lines) {
        this.records = records;
        this.lines = lines;
    }

    /** The 1-based line on which a record starts. */
    long of(int record) {
        int at = Arrays.binarySearch(records, record);
        int jump = at >= 0 ? at : -at - 2;
        return lines[jump] + (record - records[jump]);
    }
}
