package io.penstock.transform.internal.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keys in rising order in a file, with the first key of each 4 KB block and a Bloom filter in memory. One thread. */
final class SortedRun implements AutoCloseable {
    static final int BLOCK_BYTES = 4096;

    private final Path file;
    private final FileChannel channel;
    private final int width;
    private final long count;
    private final long[] firsts;
    private final BloomFilter filter;
    private final int level;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.nativeOrder());

    SortedRun(Path file, FileChannel channel, int width, long count, long[] firsts, BloomFilter filter, int level) {
        this.file = file;
        this.channel = channel;
        this.width = width;
        this.count = count;
        this.firsts = firsts;
        this.filter = filter;
        this.level = level;
    }

    long count() {
        return count;
    }

    /** 0 for a run written from memory, one more for each merge. */
    int level() {
        return level;
    }

    BloomFilter filter() {
        return filter;
    }

    FileChannel channel() {
        return channel;
    }

    boolean contains(long first, long second) {
        if (!filter.mightContain(first)) {
            return false;
        }
        int b = lastBlockAtOrBelow(first);
        while (b >= 0) {
            if (blockContains(b, first, second)) {
                return true;
            }
            if (firsts[b] != first) {
                return false;
            }
            b--;
        }
        return false;
    }

    private int lastBlockAtOrBelow(long first) {
        int low = 0;
        int high = firsts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (firsts[middle] <= first) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private boolean blockContains(int b, long first, long second) {
        try {
            block.clear();
            long at = (long) b * BLOCK_BYTES;
            int read = channel.read(block, at);
            while (block.hasRemaining() && read > 0) {
                read = channel.read(block, at + block.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the spilled keys in " + file, e);
        }
        LongBuffer keys = block.flip().asLongBuffer();
        int low = 0;
        int high = keys.limit() / width - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(keys.get(middle * width), first);
            if (order == 0 && width == 2) {
                order = Long.compare(keys.get(middle * 2 + 1), second);
            }
            if (order == 0) {
                return true;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    /** Writes a run key by key. */
    static final class Writer {
        private final Path file;
        private final FileChannel channel;
        private final int width;
        private final int level;
        private final BloomFilter filter;
        private final long[] firsts;
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(16 * BLOCK_BYTES).order(ByteOrder.nativeOrder());
        private long written;

        /** @param keys how many keys will come */
        Writer(Path directory, int width, long keys, int level) throws IOException {
            this.file = Files.createTempFile(directory, "keys-", ".run");
            this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            this.width = width;
            this.level = level;
            this.filter = new BloomFilter(keys);
            int perBlock = BLOCK_BYTES / (Long.BYTES * width);
            this.firsts = new long[Math.toIntExact((keys + perBlock - 1) / perBlock)];
        }

        void add(long first, long second) throws IOException {
            int perBlock = BLOCK_BYTES / (Long.BYTES * width);
            if (written % perBlock == 0) {
                firsts[(int) (written / perBlock)] = first;
            }
            written++;
            filter.add(first);
            buffer.putLong(first);
            if (width == 2) {
                buffer.putLong(second);
            }
            if (!buffer.hasRemaining()) {
                drain();
            }
        }

        private void drain() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        SortedRun finish() throws IOException {
            drain();
            return new SortedRun(file, channel, width, written, firsts, filter, level);
        }
    }
}
