package io.penstock.transform.internal.spill;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A temporary file of batches. Schemas stay in memory; rows, original rows and positions go to disk. */
public final class BatchFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final List<Entry> entries = new ArrayList<>();
    private long end;

    /** Where a batch lies; {@code originalSchema} is the empty schema when the batch had no origin. */
    private record Entry(long at, int length, Schema schema, Schema originalSchema, boolean hasOrigin) {}

    private BatchFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    public static BatchFile create(Path directory) throws IOException {
        Path path = Files.createTempFile(directory, "rows-", ".batches");
        return new BatchFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Number of batches. */
    public int size() {
        return entries.size();
    }

    public void add(Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        DataOutputStream out = new DataOutputStream(bytes);
        ColumnCodec.writeBatch(batch, out);
        Origin origin = batch.origin();
        if (origin != null) {
            writeOrigin(origin, batch.rowCount(), out);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        Schema original = origin == null ? Schema.empty() : origin.original().schema();
        entries.add(new Entry(end, buffer.limit(), batch.schema(), original, origin != null));
        while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
        }
    }

    private static void writeOrigin(Origin origin, int rowCount, DataOutputStream out) throws IOException {
        int[] rows = new int[rowCount];
        for (int i = 0; i < rowCount; i++) {
            rows[i] = origin.row(i);
        }
        ColumnCodec.writeBatch(origin.original().gather(rows, rowCount), out);
        String last = null;
        for (int i = 0; i < rowCount; i++) {
            RecordPosition position = origin.position(i);
            boolean same = position.source().equals(last);
            out.writeBoolean(same);
            if (!same) {
                last = position.source();
                out.writeUTF(last);
            }
            out.writeLong(position.line());
            out.writeLong(position.offset());
        }
    }

    /** The batch that was added as the {@code i}-th, from 0. */
    public Batch get(int i) throws IOException {
        Entry entry = entries.get(i);
        ByteBuffer buffer = ByteBuffer.allocate(entry.length());
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, entry.at() + buffer.position()) < 0) {
                throw new IOException("the spill file " + path + " ends too early");
            }
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(buffer.array()));
        Batch batch = ColumnCodec.readBatch(entry.schema(), in);
        return entry.hasOrigin() ? batch.withOrigin(readOrigin(entry.originalSchema(), in)) : batch;
    }

    private static Origin readOrigin(Schema schema, DataInputStream in) throws IOException {
        Batch original = ColumnCodec.readBatch(schema, in);
        RecordPosition[] positions = new RecordPosition[original.rowCount()];
        String source = "";
        for (int i = 0; i < positions.length; i++) {
            source = in.readBoolean() ? source : in.readUTF();
            positions[i] = new RecordPosition(source, in.readLong(), in.readLong());
        }
        return Origin.of(original, row -> positions[row]);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    /** Closes and removes every file, also when one of them cannot be. */
    public static void closeAll(List<BatchFile> files) throws IOException {
        IOException failed = null;
        for (BatchFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
