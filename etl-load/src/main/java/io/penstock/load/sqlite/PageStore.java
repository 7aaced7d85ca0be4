package io.penstock.load.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Page numbers and the file they are written to. Pages are numbered from 1; 1 is the schema, 2 the table's root. */
final class PageStore implements Closeable {
    static final int PAGE_SIZE = 65536;
    static final int SCHEMA = 1;
    static final int ROOT = 2;

    /** The page that holds SQLite's lock bytes, at one GiB, is never used (file format, section 1.4). */
    private static final int LOCK_PAGE = (1 << 30) / PAGE_SIZE + 1;

    private final FileChannel channel;
    private int last = ROOT;

    PageStore(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    int allocate() {
        last++;
        if (last == LOCK_PAGE) {
            last++;
        }
        return last;
    }

    /** The highest page number given out. */
    int pageCount() {
        return last;
    }

    /** Writes {@code count} pages of consecutive numbers. */
    void write(int page, byte[] bytes, int from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count * PAGE_SIZE);
        long at = (page - 1L) * PAGE_SIZE;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static void put2(byte[] out, int at, int value) {
        out[at] = (byte) (value >>> 8);
        out[at + 1] = (byte) value;
    }

    static void put4(byte[] out, int at, int value) {
        put2(out, at, value >>> 16);
        put2(out, at + 2, value);
    }
}
