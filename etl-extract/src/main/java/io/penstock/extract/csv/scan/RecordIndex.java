package io.penstock.extract.csv.scan;

import java.util.Arrays;

/**
 * Where the records and fields of one block are. Field {@code k} of record {@code r} ends at
 * {@code separators[firstSeparator[r] + k]}; it starts one byte behind the separator before it, the first one at
 * {@code recordStarts[r]}. Quoted fields are listed apart; their quotes are inside these bounds. Arrays are longer than what is used
 * and are reused from block to block.
 */
public final class RecordIndex {
    int[] separators = new int[1 << 14];
    int[] recordStarts = new int[1 << 10];
    int[] firstSeparator = new int[(1 << 10) + 1];
    int records;
    /** Records whose number of fields is not the expected one. */
    int irregular;
    /** Longest record in bytes. */
    int longest;

    /** {@code separator << 1}, lowest bit set when the field holds more than text between two quotes. */
    int[] quoted = new int[1 << 10];

    int quotedCount;

    /** Records with text behind a closing quote, in rising order. */
    int[] malformed = new int[4];

    int malformedCount;

    /** Record {@code jumpRecord[j]} starts on line {@code jumpLine[j]}; from there on one line per record. */
    int[] jumpRecord = new int[16];

    long[] jumpLine = new long[16];
    int jumps;

    void clear() {
        records = 0;
        irregular = 0;
        longest = 0;
        quotedCount = 0;
        malformedCount = 0;
        jumps = 0;
        firstSeparator[0] = 0;
    }

    public int records() {
        return records;
    }

    int[] growSeparators() {
        separators = Arrays.copyOf(separators, separators.length * 2);
        return separators;
    }

    void addRecord(int start, int end, int separatorEnd, int columns) {
        if (records == recordStarts.length) {
            recordStarts = Arrays.copyOf(recordStarts, records * 2);
            firstSeparator = Arrays.copyOf(firstSeparator, records * 2 + 1);
        }
        if (separatorEnd - firstSeparator[records] != columns) {
            irregular++;
        }
        longest = Math.max(longest, end - start);
        recordStarts[records] = start;
        firstSeparator[++records] = separatorEnd;
    }

    void addQuoted(int separator, boolean needsCopy) {
        if (quotedCount == quoted.length) {
            quoted = Arrays.copyOf(quoted, quotedCount * 2);
        }
        quoted[quotedCount++] = separator << 1 | (needsCopy ? 1 : 0);
    }

    void addMalformed() {
        if (malformedCount > 0 && malformed[malformedCount - 1] == records) {
            return;
        }
        if (malformedCount == malformed.length) {
            malformed = Arrays.copyOf(malformed, malformedCount * 2);
        }
        malformed[malformedCount++] = records;
    }

    /** Notes that the record about to be added does not start on the line behind the record before it. */
    void addJump(long line) {
        if (jumps == jumpRecord.length) {
            jumpRecord = Arrays.copyOf(jumpRecord, jumps * 2);
            jumpLine = Arrays.copyOf(jumpLine, jumps * 2);
        }
        jumpRecord[jumps] = records;
        jumpLine[jumps++] = line;
    }

    LineNumbers lineNumbers() {
        return new LineNumbers(Arrays.copyOf(jumpRecord, jumps), Arrays.copyOf(jumpLine, jumps));
    }
}
