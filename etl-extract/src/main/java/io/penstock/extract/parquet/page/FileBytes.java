package io.penstock.extract.parquet.page;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Reads ranges of one file. Any number of threads may read at the same time. */
public final class FileBytes implements Closeable {
    private final FileChannel channel;
    private final long size;
    private final AtomicLong read = new AtomicLong();
    private final AtomicInteger users = new AtomicInteger(1);

    private FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    public static FileBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileBytes(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** One more will {@link #release} it. */
    public void retain() {
        users.incrementAndGet();
    }

    /** Closes the file when all who use it have called this. */
    public void release() throws IOException {
        if (users.decrementAndGet() == 0) {
            close();
        }
    }

    public long size() {
        return size;
    }

    /** Bytes read so far by all threads. */
    public long bytesRead() {
        return read.get();
    }

    /** The bytes {@code [from, from + length)} with {@code spare} zero bytes behind them. */
    public byte[] read(long from, int length, int spare) throws IOException {
        if (from < 0 || length < 0 || from > size - length) {
            throw new Damage("bytes " + from + " to " + (from + length) + " lie outside of the file's " + size);
        }
        byte[] bytes = new byte[length + spare];
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            int got = channel.read(buffer, from + buffer.position());
            if (got < 0) {
                throw new Damage("the file was cut off while it was read");
            }
        }
        read.addAndGet(length);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
