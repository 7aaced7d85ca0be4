package io.penstock.load.staging.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/** Encrypts what is written to it. Only {@link #close} ends the file; without it the file is cut off. One thread. */
public final class SealedOutput extends OutputStream {
    static final int CHUNK = 1 << 16;

    private final OutputStream to;
    private final Chunks chunks;
    private final byte[] plain;
    private final byte[] sealed;
    private int used;
    private boolean closed;

    SealedOutput(OutputStream to, SealKey key, int chunk) throws IOException {
        SealHeader header = SealHeader.create(key, chunk, new SecureRandom());
        this.to = to;
        this.chunks = new Chunks(header.fileKey(key, ""), header.prefix());
        this.plain = new byte[chunk];
        this.sealed = new byte[chunk + Chunks.TAG];
        to.write(header.bytes());
    }

    /** Encrypts in chunks of 64 KiB. */
    public static SealedOutput of(OutputStream to, SealKey key) throws IOException {
        return new SealedOutput(to, key, CHUNK);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (used == plain.length) {
                put(false);
            }
            int part = Math.min(length - done, plain.length - used);
            System.arraycopy(source, from + done, plain, used, part);
            used += part;
            done += part;
        }
    }

    private void put(boolean last) throws IOException {
        to.write(sealed, 0, chunks.seal(plain, used, last, sealed));
        used = 0;
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (to) {
                put(true);
            }
        }
    }
}
