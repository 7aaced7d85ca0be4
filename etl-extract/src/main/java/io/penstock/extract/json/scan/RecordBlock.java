package io.penstock.extract.json.scan;

import io.penstock.data.RecordPosition;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.util.Arrays;

/**
 * Some whole records of a file, not yet looked at: record i is {@code bytes[starts[i]..ends[i])}. The bytes belong to the block; behind
 * {@code limit} there is room of at least {@link Syntax#PAD} bytes. Immutable but for the bytes.
 */
public final class RecordBlock {
    private final String name;
    private final byte[] bytes;
    private final int limit;
    private final int[] starts;
    private final int[] ends;
    private final long[] lines;
    private final int records;
    private final long offset;
    private final int columnsBefore;

    /** @param columnsBefore characters of its line in front of the first byte */
    @SuppressWarnings("TooManyParameters")
    RecordBlock(String name, byte[] bytes, int limit, RecordIndex index, long offset, int columnsBefore) {
        this.name = name;
        this.bytes = bytes;
        this.limit = limit;
        this.starts = index.starts;
        this.ends = index.ends;
        this.lines = index.lines;
        this.records = index.records;
        this.offset = offset;
        this.columnsBefore = columnsBefore;
    }

    public int records() {
        return records;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** One past the last byte of the last record. */
    public int limit() {
        return limit;
    }

    public int start(int record) {
        return starts[record];
    }

    public int end(int record) {
        return ends[record];
    }

    public RecordPosition position(int record) {
        return new RecordPosition(name, lines[record], offset + starts[record]);
    }

    /** The record that byte {@code at} belongs to, or the one in front of it; -1 when there is none. */
    public int recordAt(int at) {
        int found = Arrays.binarySearch(starts, 0, records, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The place of a byte as {@code file:line:column}, lines and columns (characters) counted from 1. */
    public String place(int at) {
        int record = Math.max(0, recordAt(at));
        long line = records == 0 ? 1 : lines[record];
        for (int p = records == 0 ? 0 : starts[record]; p < at; p++) {
            line += bytes[p] == '\n' ? 1 : 0;
        }
        return name + ":" + line + ":" + Lines.column(bytes, 0, at, columnsBefore);
    }

    /** What is wrong with the JSON of this block as an error that ends the run. */
    public ExtractException failure(BadJson bad, String next) {
        return new ExtractException(
                Problem.of(bad.code(), bad.what()).at(place(bad.at())).next(next));
    }
}
