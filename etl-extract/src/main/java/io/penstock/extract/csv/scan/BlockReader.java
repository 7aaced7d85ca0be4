package io.penstock.extract.csv.scan;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one file (decompressed, UTF-8) into blocks of whole records. The bytes of a block belong to the block; the bytes of
 * an unfinished last record are carried over to the next one. One thread at a time, but blocks may be given back by others.
 */
public final class BlockReader implements Closeable {
    private static final int CHUNK = 1 << 18;
    private static final int FIRST_BLOCK = 1 << 20;

    private final String name;
    private final InputStream in;
    private final Limits limits;
    private final RecordScanner scanner;
    private final int quote;
    private final ConcurrentLinkedQueue<RecordIndex> free = new ConcurrentLinkedQueue<>();
    private byte[] carry = new byte[0];
    private int carried;
    private long offset;
    private boolean ended;
    private double bytesPerRecord;

    /**
     * A reader at the first byte of a record.
     *
     * @param name what messages call the file
     * @param in closed by {@link #close}
     * @param firstLine line number of the first byte
     * @param offset number of bytes before it
     */
    public BlockReader(String name, InputStream in, Dialect dialect, Limits limits, long firstLine, long offset) {
        this.name = name;
        this.in = in;
        this.limits = limits;
        this.scanner = new RecordScanner(dialect, firstLine);
        this.quote = dialect.quote();
        this.offset = offset;
    }

    /** Line on which the next record starts. */
    public long line() {
        return scanner.recordLine();
    }

    /** Bytes of the decoded file in front of the next record. */
    public long offset() {
        return offset;
    }

    /**
     * The next block of at most {@code mostRecords} records and about {@code mostBytes} bytes, or null at the end.
     *
     * @param columns how many fields a record should have
     */
    public @Nullable Block next(int mostRecords, int mostBytes, int columns) throws IOException {
        if (ended && carried == 0) {
            return null;
        }
        RecordIndex index = free.poll();
        if (index == null) {
            index = new RecordIndex();
        }
        index.clear();
        byte[] b = new byte[capacity(mostRecords, mostBytes) + RecordScanner.PAD];
        System.arraycopy(carry, 0, b, 0, carried);
        int limit = carried;
        scanner.begin();
        for (; ; ) {
            scanner.scan(b, limit, ended, index, mostRecords, columns);
            if (index.records == mostRecords || ended) {
                break;
            }
            int unfinished = limit - scanner.recordStart();
            if (unfinished > limits.recordBytes()) {
                throw tooLong(index);
            }
            if (limit == b.length - RecordScanner.PAD) {
                if (index.records > 0) {
                    break;
                }
                b = Arrays.copyOf(b, grown(limit) + RecordScanner.PAD);
            }
            int got = in.read(b, limit, Math.min(CHUNK, b.length - RecordScanner.PAD - limit));
            ended = got < 0;
            limit += Math.max(0, got);
        }
        if (ended && scanner.isInQuotes()) {
            throw unclosed(index);
        }
        int end = scanner.recordStart();
        carried = limit - end;
        if (carried > carry.length) {
            carry = new byte[Math.max(CHUNK, carried)];
        }
        System.arraycopy(b, end, carry, 0, carried);
        Block block = new Block(name, b, end, offset, index, quote, free);
        offset += end;
        if (index.records > 1) {
            bytesPerRecord = (double) end / index.records;
        }
        return index.records == 0 && ended ? null : block;
    }

    private int capacity(int mostRecords, int mostBytes) {
        double guess = bytesPerRecord == 0 ? FIRST_BLOCK : bytesPerRecord * mostRecords * 1.03 + 4096;
        return (int) Math.max(carried + 64.0, Math.min(guess, Math.max(mostBytes, 64)));
    }

    private int grown(int capacity) {
        return (int) Math.min(capacity * 2L, limits.recordBytes() + (long) CHUNK);
    }

    private ExtractException unclosed(RecordIndex index) {
        return new ExtractException(Problem.of(
                        CsvErrors.UNCLOSED_QUOTE,
                        "the quote that opens field " + (scanner.fieldNumber(index) + 1)
                                + " of this record is never closed; everything up to the end of the file would belong to it")
                .at(name + ":" + scanner.quoteLine())
                .next("Close the quote, or set quote to none if the file does not quote its fields."));
    }

    private ExtractException tooLong(RecordIndex index) {
        String what = "a record is longer than max_record_bytes (" + limits.recordBytes() + ")";
        if (scanner.isInQuotes()) {
            what += "; its field " + (scanner.fieldNumber(index) + 1) + " opens a quote on line " + scanner.quoteLine()
                    + " that is not closed until there";
        }
        return new ExtractException(Problem.of(CsvErrors.RECORD_TOO_LONG, what)
                .at(name + ":" + scanner.recordLine())
                .next("Mend the record, or raise max_record_bytes."));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
