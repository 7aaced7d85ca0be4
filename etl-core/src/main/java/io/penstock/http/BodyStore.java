package io.penstock.http;

import io.penstock.spi.StepContext;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a body: 1 MiB in memory, more in a file of the run's spill directory. May be discarded by another thread than
 * the one that writes.
 */
final class BodyStore extends OutputStream {
    /** More bytes than the settings allow. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The file cannot be written, or nobody wants the bytes any more. */
    static final class NotKept extends IOException {
        private static final long serialVersionUID = 1L;

        NotKept(@Nullable IOException cause) {
            super(cause == null ? "nobody waits for it any more" : cause.getMessage(), cause);
        }
    }

    private static final int IN_MEMORY = 1 << 20;

    private final StepContext context;
    private final long most;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long size;
    private boolean discarded;

    BodyStore(StepContext context, long most) {
        this.context = context;
        this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] b, int from, int length) throws IOException {
        size += length;
        if (size > most) {
            throw new TooLarge();
        } else if (discarded) {
            throw new NotKept(null);
        } else if (out == null && memory.size() + length <= IN_MEMORY) {
            memory.write(b, from, length);
            return;
        }
        try {
            OutputStream to = out == null ? spill() : out;
            to.write(b, from, length);
        } catch (IOException e) {
            throw new NotKept(e);
        }
    }

    private OutputStream spill() throws IOException {
        file = Files.createTempFile(context.spillDirectory(), "response-", ".tmp");
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        memory.writeTo(out);
        memory.reset();
        return out;
    }

    /** Everything written. */
    synchronized HttpBody finish() throws IOException {
        if (discarded) {
            throw new NotKept(null);
        }
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new NotKept(e);
        }
        return new HttpBody(memory.toByteArray(), file, size);
    }

    /** Removes the file. Safe to call twice. */
    synchronized void discard() throws IOException {
        discarded = true;
        if (out != null) {
            out.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
