package io.penstock.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a response, in memory while they are few, else in a file of the run. Can be read more than once. */
public final class HttpBody implements AutoCloseable {
    private byte[] bytes;
    private final @Nullable Path file;
    private final long size;

    HttpBody(byte[] bytes, @Nullable Path file, long size) {
        this.bytes = bytes;
        this.file = file;
        this.size = size;
    }

    /** Number of bytes. */
    public long size() {
        return size;
    }

    /** From the first byte, which {@code from} counts from 0. */
    public InputStream open(long from) throws IOException {
        if (file == null) {
            int start = Math.toIntExact(from);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        }
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(from);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return in;
    }

    public InputStream open() throws IOException {
        return open(0);
    }

    /** The first bytes, at most so many. */
    public byte[] start(int most) throws IOException {
        if (file == null) {
            return Arrays.copyOf(bytes, Math.min(most, bytes.length));
        }
        try (InputStream in = open()) {
            return in.readNBytes(most);
        }
    }

    /** Forgets the bytes and removes the file. Safe to call twice. */
    @Override
    public void close() {
        bytes = new byte[0];
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
