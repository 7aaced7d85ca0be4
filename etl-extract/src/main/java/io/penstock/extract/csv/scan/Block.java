package io.penstock.extract.csv.scan;

import io.penstock.data.RecordPosition;
import io.penstock.extract.text.Utf8;
import java.util.Arrays;
import java.util.Queue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Some whole records of a file: the bytes and where everything is in them. The bytes are the block's own and outlive it in
 * the columns made from it; the index goes back to its reader with {@link #release}. One thread at a time.
 */
public final class Block {
    /** Rows that are turned into columns together, so that their part of the index stays in the first-level cache. */
    private static final int TILE = 256;

    private final String name;
    private final byte[] bytes;
    private final int length;
    private final long offset;
    private final RecordIndex index;
    private final int quote;
    private final Queue<RecordIndex> home;

    Block(String name, byte[] bytes, int length, long offset, RecordIndex index, int quote, Queue<RecordIndex> home) {
        this.name = name;
        this.bytes = bytes;
        this.length = length;
        this.offset = offset;
        this.index = index;
        this.quote = quote;
        this.home = home;
    }

    public int records() {
        return index.records;
    }

    /** What messages call the file. */
    public String name() {
        return name;
    }

    /** Number of records that do not have the expected number of fields. */
    public int irregular() {
        return index.irregular;
    }

    /** Number of bytes of the longest record. */
    public int longest() {
        return index.longest;
    }

    /** Number of records with text behind a closing quote. */
    public int malformedCount() {
        return index.malformedCount;
    }

    /** The {@code i}th record with text behind a closing quote. */
    public int malformed(int i) {
        return index.malformed[i];
    }

    /** Number of fields of a record. */
    public int fields(int record) {
        return index.firstSeparator[record + 1] - index.firstSeparator[record];
    }

    /** First byte of a field in the block, an opening quote included. */
    public int fieldStart(int record, int field) {
        return field == 0 ? index.recordStarts[record] : index.separators[index.firstSeparator[record] + field - 1] + 1;
    }

    /** One past the last byte of a field in the block, a closing quote included. */
    public int fieldEnd(int record, int field) {
        return index.separators[index.firstSeparator[record] + field];
    }

    /** One past the last byte of a record in the block, its line end not included. */
    public int recordEnd(int record) {
        return index.separators[index.firstSeparator[record + 1] - 1];
    }

    public RecordPosition position(int record) {
        return new RecordPosition(name, index.lineNumbers().of(record), offset + index.recordStarts[record]);
    }

    /** The first byte at or behind {@code from} that is not UTF-8 text, or -1. */
    public int firstMalformedByte(int from) {
        return Utf8.firstMalformed(bytes, from, length);
    }

    public int byteAt(int at) {
        return bytes[at] & 0xff;
    }

    /** Bytes of the decoded file before byte {@code at} of the block. */
    public long fileOffset(int at) {
        return offset + at;
    }

    /** The record that byte {@code at} belongs to, or -1 when it stands in a comment or another place that is skipped. */
    public int recordAt(int at) {
        int found = Arrays.binarySearch(index.recordStarts, 0, index.records, at);
        int record = found >= 0 ? found : -found - 2;
        return record >= 0 && at < recordEnd(record) ? record : -1;
    }

    /** The field of a record that byte {@code at} of the block belongs to. */
    public int fieldAt(int record, int at) {
        int field = 0;
        while (field < fields(record) - 1 && fieldEnd(record, field) < at) {
            field++;
        }
        return field;
    }

    /** A record as it stands in the file. To be asked before {@link #slices}. */
    public byte[] raw(int record) {
        return Arrays.copyOfRange(bytes, index.recordStarts[record], recordEnd(record));
    }

    /** A field without its quotes. To be asked before {@link #slices}. */
    public byte[] unquoted(int record, int field) {
        byte[] text = Arrays.copyOfRange(bytes, fieldStart(record, field), fieldEnd(record, field));
        if (text.length == 0 || text[0] != quote) {
            return text;
        }
        return Arrays.copyOfRange(text, 1, Quotes.undo(text, 0, text.length, (byte) quote));
    }

    /**
     * The fields by column. Quotes are undone in the bytes of the block, so this is called once and last.
     *
     * @param columns how many columns; a record with fewer fields gets empty ones
     * @param chosen the records wanted, rising; null for all
     * @param count how many are wanted
     */
    public Slices slices(int columns, int @Nullable [] chosen, int count) {
        int[][] starts = new int[columns][count];
        int[][] ends = new int[columns][count];
        int[] first = index.firstSeparator;
        int[] separators = index.separators;
        if (index.irregular > 0 && separators.length < first[index.records] + columns) {
            separators = Arrays.copyOf(separators, first[index.records] + columns);
        }
        for (int from = 0; from < count; from += TILE) {
            int to = Math.min(count, from + TILE);
            for (int c = 0; c < columns; c++) {
                int[] start = starts[c];
                int[] end = ends[c];
                for (int row = from; row < to; row++) {
                    int record = chosen == null ? row : chosen[row];
                    int at = first[record] + c;
                    start[row] = c == 0 ? index.recordStarts[record] : separators[at - 1] + 1;
                    end[row] = separators[at];
                }
            }
        }
        int[] fields = index.irregular > 0 ? pad(starts, ends, chosen, count) : null;
        undoQuotes(starts, ends, chosen, count);
        return new Slices(bytes, starts, ends, count, fields, positions(chosen, count));
    }

    /** Gives records that are too short empty fields; the result is the number of fields of each row. */
    private int[] pad(int[][] starts, int[][] ends, int @Nullable [] chosen, int count) {
        int[] widths = new int[count];
        for (int row = 0; row < count; row++) {
            int record = chosen == null ? row : chosen[row];
            widths[row] = fields(record);
            for (int c = fields(record); c < starts.length; c++) {
                starts[c][row] = recordEnd(record);
                ends[c][row] = recordEnd(record);
            }
        }
        return widths;
    }

    private void undoQuotes(int[][] starts, int[][] ends, int @Nullable [] chosen, int count) {
        int row = 0;
        for (int i = 0; i < index.quotedCount; i++) {
            int separator = index.quoted[i] >>> 1;
            while (row < count && index.firstSeparator[(chosen == null ? row : chosen[row]) + 1] <= separator) {
                row++;
            }
            if (row == count) {
                return;
            }
            int column = separator - index.firstSeparator[chosen == null ? row : chosen[row]];
            if (column < 0 || column >= starts.length) {
                continue;
            }
            int start = starts[column][row];
            int end = ends[column][row];
            ends[column][row] = (index.quoted[i] & 1) == 0 ? end - 1 : Quotes.undo(bytes, start, end, (byte) quote);
            starts[column][row] = start + 1;
        }
    }

    private IntFunction<RecordPosition> positions(int @Nullable [] chosen, int count) {
        LineNumbers lines = index.lineNumbers();
        int[] recordStarts = Arrays.copyOf(index.recordStarts, index.records);
        int[] records = chosen == null ? null : Arrays.copyOf(chosen, count);
        String file = name;
        long before = offset;
        return row -> {
            int record = records == null ? row : records[row];
            return new RecordPosition(file, lines.of(record), before + recordStarts[record]);
        };
    }

    /** Lets the reader use the index again; call it once, when nothing of this block but its bytes is needed any more. */
    public void release() {
        home.add(index);
    }
}
