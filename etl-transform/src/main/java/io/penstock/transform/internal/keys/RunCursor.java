package io.penstock.transform.internal.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a run from its first key to its last, for merging. */
final class RunCursor {
    private final SortedRun run;
    private final int width;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(4 * SortedRun.BLOCK_BYTES).order(ByteOrder.nativeOrder());
    private long position;
    private long left;
    private long first;
    private long second;

    RunCursor(SortedRun run, int width) {
        this.run = run;
        this.width = width;
        this.left = run.count();
        buffer.limit(0);
    }

    /** Steps to the next key; false at the end. */
    boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int read = run.channel().read(buffer, position);
            while (buffer.position() % (Long.BYTES * width) != 0 && read > 0) {
                read = run.channel().read(buffer, position + buffer.position());
            }
            position += buffer.position();
            buffer.flip();
        }
        left--;
        first = buffer.getLong();
        second = width == 2 ? buffer.getLong() : 0;
        return true;
    }

    long first() {
        return first;
    }

    long second() {
        return second;
    }

    /** Compares the keys the two stand at. */
    int order(RunCursor other) {
        int byFirst = Long.compare(first, other.first);
        return byFirst != 0 ? byFirst : Long.compare(second, other.second);
    }
}
