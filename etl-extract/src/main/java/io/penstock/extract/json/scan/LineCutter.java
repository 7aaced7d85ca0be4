package io.penstock.extract.json.scan;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON Lines: a record a line, lines without anything but spaces skipped. What is in a line is not looked at. */
public final class LineCutter implements RecordCutter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long FEEDS = '\n' * ONES;
    private static final int CHUNK = 1 << 18;
    private static final int FIRST_BLOCK = 1 << 20;

    private final String name;
    private final InputStream in;
    private final int maxRecordBytes;
    private byte[] carry = new byte[0];
    private int carried;
    private long line;
    private long offset;
    private boolean ended;
    private double bytesPerRecord;

    /**
     * A cutter at the beginning of a line.
     *
     * @param name what messages call the file
     * @param in UTF-8; closed by {@link #close}
     * @param line number of the first line
     * @param offset bytes in front of it
     */
    public LineCutter(String name, InputStream in, int maxRecordBytes, long line, long offset) {
        this.name = name;
        this.in = in;
        this.maxRecordBytes = maxRecordBytes;
        this.line = line;
        this.offset = offset;
    }

    @Override
    public @Nullable RecordBlock next(int mostRecords, int mostBytes) throws IOException {
        if (ended && carried == 0) {
            return null;
        }
        RecordIndex index = new RecordIndex();
        byte[] b = new byte[capacity(mostRecords, mostBytes) + Syntax.PAD];
        System.arraycopy(carry, 0, b, 0, carried);
        int limit = carried;
        int start = 0;
        int looked = 0;
        for (; ; ) {
            while (index.records < mostRecords) {
                int feed = feed(b, looked, limit);
                if (feed == limit && !(ended && start < limit)) {
                    looked = limit;
                    break;
                }
                if (feed - start > maxRecordBytes) {
                    throw tooLong();
                }
                if (Syntax.space(b, start, feed) < feed) {
                    index.add(start, feed, line);
                }
                line += feed < limit ? 1 : 0;
                start = Math.min(feed + 1, limit);
                looked = start;
            }
            if (index.records == mostRecords || ended) {
                break;
            }
            if (limit - start > maxRecordBytes) {
                throw tooLong();
            }
            if (limit == b.length - Syntax.PAD) {
                if (start > 0) {
                    break;
                }
                b = Arrays.copyOf(b, grown(limit) + Syntax.PAD);
            }
            int got = in.read(b, limit, Math.min(CHUNK, b.length - Syntax.PAD - limit));
            ended = got < 0;
            limit += Math.max(0, got);
        }
        return block(index, b, start, limit);
    }

    private @Nullable RecordBlock block(RecordIndex index, byte[] b, int start, int limit) {
        carried = limit - start;
        if (carried > carry.length) {
            carry = new byte[Math.max(CHUNK, carried)];
        }
        System.arraycopy(b, start, carry, 0, carried);
        RecordBlock block = new RecordBlock(name, b, start, index, offset, 0);
        offset += start;
        if (index.records > 1) {
            bytesPerRecord = (double) start / index.records;
        }
        return index.records == 0 && ended && carried == 0 ? null : block;
    }

    private int capacity(int mostRecords, int mostBytes) {
        double guess = bytesPerRecord == 0 ? FIRST_BLOCK : bytesPerRecord * mostRecords * 1.03 + 4096;
        return (int) Math.max(carried + 64.0, Math.min(guess, Math.max(mostBytes, 64)));
    }

    private int grown(int capacity) {
        return (int) Math.min(capacity * 2L, maxRecordBytes + (long) CHUNK);
    }

    /** The first line feed at or behind {@code from}, or {@code limit}. */
    private static int feed(byte[] b, int from, int limit) {
        int p = from;
        for (; p + 8 <= limit; p += 8) {
            long word = (long) LONG.get(b, p) ^ FEEDS;
            long found = (word - ONES) & ~word & HIGHS;
            if (found != 0) {
                return p + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (p < limit && b[p] != '\n') {
            p++;
        }
        return p;
    }

    private ExtractException tooLong() {
        return new ExtractException(Problem.of(
                        JsonErrors.RECORD_TOO_LONG, "a line is longer than max_record_bytes (" + maxRecordBytes + ")")
                .at(name + ":" + line)
                .next("Raise max_record_bytes, or set format to document if this is no file of one record a line."));
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
