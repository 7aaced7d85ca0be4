package io.penstock.extract.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that pass; the count may be asked by another thread. */
final class CountingStream extends FilterInputStream {
    private volatile long count;

    CountingStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader, any number of observers
    private long counted(long got) {
        count += Math.max(0, got);
        return got;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        counted(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] b, int from, int length) throws IOException {
        return (int) counted(super.read(b, from, length));
    }

    @Override
    public long skip(long n) throws IOException {
        return counted(super.skip(n));
    }
}
