package io.penstock.extract.csv.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the ends of fields and records, eight bytes at a time (SWAR: Lamport 1975, exact zero-byte test from Warren, Hacker's
 * Delight §6-1). Words are read where they are aligned: the JVM's quick compiler puts others together from single bytes. Exact as it
 * goes: a quote opens a field only as its first byte, so no quote parity is guessed. Records end with LF,
 * CRLF or a lone CR, in any mixture. State is kept between calls, so that a block can be scanned while it is filled.
 */
final class RecordScanner {
    /** Readable bytes that must follow the limit of a buffer. */
    static final int PAD = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW7 = 0x7f7f7f7f7f7f7f7fL;
    private static final long HIGH_NIBBLES = 0xf0f0f0f0f0f0f0f0L;

    private final byte delimiter;
    private final int quote;
    private final int comment;
    private final boolean skipBlank;
    private final long delimiters;
    private final long quotes;

    /** Next byte to look at. */
    private int at;

    private int recordStart;
    private int fieldStart;
    /** Separators found so far, those of the unfinished record included. */
    private int separators;

    /** Opening quote of the field being read, or -1; what follows it is where the search goes on. */
    private int openQuote = -1;

    private int quoteAt;
    private boolean quoteDoubled;
    private long linesInQuotes;

    /** Line of {@link #at} (inside quotes: of the opening quote). */
    private long line;

    private long recordLine;
    private long expectedLine;

    RecordScanner(Dialect dialect, long firstLine) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.comment = dialect.comment();
        this.skipBlank = dialect.keepBlankLines() == 0;
        this.delimiters = ONES * delimiter;
        this.quotes = quote == Dialect.NONE ? delimiters : ONES * quote;
        this.line = firstLine;
        this.recordLine = firstLine;
    }

    /** Starts a block whose first byte is the first of a record. */
    void begin() {
        at = 0;
        recordStart = 0;
        fieldStart = 0;
        separators = 0;
        openQuote = -1;
        line = recordLine;
        expectedLine = -1;
    }

    /** First byte behind the last whole record. */
    int recordStart() {
        return recordStart;
    }

    /** Line on which the record at {@link #recordStart} starts. */
    long recordLine() {
        return recordLine;
    }

    /** Whether the bytes ended inside quotes. */
    boolean isInQuotes() {
        return openQuote >= 0;
    }

    /** Line of the quote that {@link #isInQuotes} is about. */
    long quoteLine() {
        return line;
    }

    /** Number of the field being read, from 0. */
    int fieldNumber(RecordIndex index) {
        return separators - index.firstSeparator[index.records];
    }

    /**
     * Goes on to {@code limit} or to the end of record number {@code most} of the block.
     *
     * @param last whether nothing comes behind {@code limit}; then the last record needs no line end
     * @param columns expected number of fields
     */
    void scan(byte[] b, int limit, boolean last, RecordIndex index, int most, int columns) {
        if (openQuote >= 0 && !quoted(b, limit, last, index)) {
            return;
        }
        if (at == recordStart && !skipComments(b, limit, last)) {
            return;
        }
        int[] s = index.separators;
        int m = separators;
        int p = at;
        int field = fieldStart;
        int end = last ? limit : limit - 7;
        long delimiters = this.delimiters;
        long quotes = this.quotes;
        byte delimiter = this.delimiter;
        int quote = this.quote;
        words:
        while (p < end) {
            int base = p & -8;
            long w = (long) LONG.get(b, base);
            long hits = (equal(w, delimiters) | equal(w, quotes) | control(w)) & (-1L << (p << 3));
            if (m + 8 > s.length) {
                s = index.growSeparators();
            }
            while (hits != 0) {
                int i = base + firstMarked(hits);
                hits &= hits - 1;
                if (i >= limit) {
                    p = limit;
                    break words;
                }
                byte c = b[i];
                if (c == delimiter) {
                    s[m++] = i;
                    field = i + 1;
                } else if (c == '\n' || c == '\r') {
                    int next = i + 1;
                    if (c == '\r') {
                        if (next == limit && !last) {
                            p = i;
                            break words;
                        }
                        next += next < limit && b[next] == '\n' ? 1 : 0;
                    }
                    if (!(skipBlank && i == recordStart)) {
                        s[m++] = i;
                        endRecord(i, m, index, columns);
                    }
                    line++;
                    recordLine = line;
                    recordStart = next;
                    field = next;
                    if (index.records == most) {
                        p = next;
                        break words;
                    }
                    if (comment >= 0) {
                        at = next;
                        if (!skipComments(b, limit, last)) {
                            separators = m;
                            fieldStart = recordStart;
                            return;
                        }
                        p = at;
                        field = p;
                        continue words;
                    } else if (next != i + 1) {
                        p = next;
                        continue words;
                    }
                } else if (c == quote && i == field) {
                    openQuote = i;
                    quoteAt = i + 1;
                    quoteDoubled = false;
                    linesInQuotes = 0;
                    separators = m;
                    fieldStart = field;
                    if (!quoted(b, limit, last, index)) {
                        return;
                    }
                    p = at;
                    continue words;
                }
            }
            p = base + 8;
        }
        separators = m;
        fieldStart = field;
        at = Math.min(p, limit);
        if (last && at == limit && limit > recordStart && index.records < most) {
            if (m == s.length) {
                s = index.growSeparators();
            }
            s[m++] = limit;
            separators = m;
            endRecord(limit, m, index, columns);
            recordStart = limit;
            fieldStart = limit;
            line++;
            recordLine = line;
        }
    }

    private void endRecord(int end, int m, RecordIndex index, int columns) {
        if (recordLine != expectedLine) {
            index.addJump(recordLine);
        }
        expectedLine = recordLine + 1;
        index.addRecord(recordStart, end, m, columns);
    }

    /** Goes on inside quotes; false when more bytes are needed. Behind the closing quote {@link #at} is the next byte. */
    private boolean quoted(byte[] b, int limit, boolean last, RecordIndex index) {
        int q = quoteAt;
        search:
        while (q < limit) {
            int base = q & -8;
            long w = (long) LONG.get(b, base);
            long hits = (equal(w, quotes) | control(w)) & (-1L << (q << 3));
            while (hits != 0) {
                int i = base + firstMarked(hits);
                hits &= hits - 1;
                if (i >= limit) {
                    break search;
                }
                byte c = b[i];
                boolean atEnd = i + 1 == limit && !last;
                if (c == quote) {
                    if (atEnd) {
                        quoteAt = i;
                        return false;
                    }
                    if (i + 1 < limit && b[i + 1] == quote) {
                        quoteDoubled = true;
                        q = i + 2;
                        continue search;
                    }
                    close(b, i + 1, limit, index);
                    return true;
                } else if (c == '\n') {
                    linesInQuotes++;
                } else if (c == '\r') {
                    if (atEnd) {
                        quoteAt = i;
                        return false;
                    }
                    linesInQuotes += i + 1 < limit && b[i + 1] == '\n' ? 0 : 1;
                }
            }
            q = base + 8;
        }
        quoteAt = limit;
        return false;
    }

    private void close(byte[] b, int next, int limit, RecordIndex index) {
        boolean stray = next < limit && b[next] != delimiter && b[next] != '\n' && b[next] != '\r';
        if (stray) {
            index.addMalformed();
        }
        index.addQuoted(separators, quoteDoubled || stray);
        line += linesInQuotes;
        openQuote = -1;
        at = next;
    }

    /** Steps over comment lines at the start of a record; false when more bytes are needed. */
    private boolean skipComments(byte[] b, int limit, boolean last) {
        if (comment < 0) {
            return true;
        }
        for (int p = recordStart; ; ) {
            if (p >= limit) {
                at = p;
                return last;
            }
            if (b[p] != comment) {
                at = p;
                return true;
            }
            int end = p + 1;
            while (end < limit && b[end] != '\n' && b[end] != '\r') {
                end++;
            }
            if (!last && end + 1 >= limit) {
                return false;
            }
            int next = Math.min(end + 1, limit);
            if (next < limit && b[end] == '\r' && b[next] == '\n') {
                next++;
            }
            p = next;
            line++;
            recordLine = line;
            recordStart = next;
            fieldStart = next;
            at = next;
        }
    }

    /** Number of the lowest byte whose high bit is set, where no other bits are; counts the bytes up to it. */
    private static int firstMarked(long marks) {
        return (int) ((((marks - 1) & ONES) * ONES) >>> 56) - 1;
    }

    /** The high bit of every byte that equals the pattern's. */
    private static long equal(long w, long pattern) {
        long x = w ^ pattern;
        return ~((x & LOW7) + LOW7 | x | LOW7);
    }

    /** The high bit of every byte below 16: LF and CR among others. */
    private static long control(long w) {
        long x = w & HIGH_NIBBLES;
        return ~((x & LOW7) + LOW7 | x | LOW7);
    }
}
