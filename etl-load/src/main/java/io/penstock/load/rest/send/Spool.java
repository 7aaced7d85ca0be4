package io.penstock.load.rest.send;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Requests on disk until they are sent, with a second file that counts those sent: a process that takes over goes on behind them. A
 * request whose process died between its response and that count is sent twice, with the same idempotency key. One thread.
 */
public final class Spool {
    private final Path file;
    private final Path counter;

    private Spool(Path file) {
        this.file = file;
        this.counter = file.resolveSibling(file.getFileName() + ".sent");
    }

    /** A new one, open for {@link Writer#add}. */
    public static Writer create(Path directory, String runId) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, "rest-", ".spool");
        return new Writer(new Spool(file), runId);
    }

    /** One that an earlier process made. */
    public static Spool at(Path file) {
        return new Spool(file);
    }

    public Path file() {
        return file;
    }

    public boolean isThere() {
        return Files.exists(file);
    }

    /** Sends a request. */
    @FunctionalInterface
    public interface Sending {
        void send(String runId, Outgoing request) throws IOException, InterruptedException;
    }

    /** Sends every request that was not sent yet, in order, and counts each on disk. */
    public void sendRest(Sending sending) throws IOException, InterruptedException {
        long sent = sent();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                FileChannel count = FileChannel.open(counter, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            String runId = in.readUTF();
            for (long number = 0; in.readBoolean(); number++) {
                String url = in.readUTF();
                int rows = in.readInt();
                byte[] body = new byte[in.readInt()];
                in.readFully(body);
                if (number >= sent) {
                    sending.send(runId, new Outgoing(number, url, body, -1, rows));
                    count.write(ByteBuffer.allocate(Long.BYTES).putLong(0, number + 1), 0);
                }
            }
        }
    }

    /** How many requests were sent. */
    public long sent() throws IOException {
        byte[] bytes = Files.exists(counter) ? Files.readAllBytes(counter) : new byte[0];
        return bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
    }

    /** Removes both files. Safe to call twice. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(counter);
    }

    /** A spool being written. */
    public static final class Writer implements AutoCloseable {
        private final Spool spool;
        private final DataOutputStream out;

        private Writer(Spool spool, String runId) throws IOException {
            this.spool = spool;
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool.file), 1 << 16));
            out.writeUTF(runId);
        }

        public void add(Outgoing request) throws IOException {
            out.writeBoolean(true);
            out.writeUTF(request.url());
            out.writeInt(request.rows());
            out.writeInt(request.body().length);
            out.write(request.body());
        }

        public Spool spool() {
            return spool;
        }

        /** Ends it and writes it through to the disk; nothing can be added any more. */
        public void finish() throws IOException {
            out.writeBoolean(false);
            out.close();
            try (FileChannel channel = FileChannel.open(spool.file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
