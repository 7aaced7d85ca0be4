package io.penstock.extract.json;

import io.penstock.data.Batch;
import io.penstock.extract.json.JsonSettings.Resume;
import io.penstock.extract.json.decode.BlockDecoder;
import io.penstock.extract.json.decode.Shape;
import io.penstock.extract.json.decode.Values;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the files one after the other: {@link #take} finds the records, decoding happens elsewhere. */
final class JsonSource implements BatchSource {
    private static final int MOST_CELLS = 1 << 20;

    private final JsonSettings settings;
    private final Shape shape;
    private final Values values;
    private final StepContext context;
    private final List<Path> files;
    private int next;
    private @Nullable Resume resume;
    private @Nullable JsonFile current;
    private long bytesBefore;
    private long bytesTotal;
    private Position position;
    private final Deque<Batch> decoded = new ArrayDeque<>();

    JsonSource(JsonSettings settings, Shape shape, StepContext context) throws IOException {
        this.settings = settings;
        this.shape = shape;
        this.values = settings.values();
        this.context = context;
        this.files = new ArrayList<>(settings.files.files());
        this.resume = settings.resume;
        this.next = resume == null ? 0 : resume.file();
        this.position = resume == null
                ? new Position("0:0:1", settings.files.title())
                : new Position(resume.file() + ":" + resume.offset() + ":" + resume.line(), settings.files.title());
        for (Path file : files) {
            bytesTotal += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
    }

    @Override
    public @Nullable PendingBatch take() throws IOException {
        int rows = Math.max(
                1,
                Math.min(
                        context.batchRows(),
                        MOST_CELLS / Math.max(1, shape.schema().size())));
        for (; ; ) {
            context.checkCancelled();
            JsonFile file = current == null ? openNext() : current;
            if (file == null) {
                return null;
            }
            RecordBlock block = file.records().next(rows, context.batchBytes());
            if (block != null) {
                position = new Position(
                        file.isLines()
                                ? (next - 1) + ":" + file.records().offset() + ":"
                                        + file.records().line()
                                : "document",
                        file.input().name() + ":" + file.records().line());
                return new BlockDecoder(block, shape, values);
            }
            bytesBefore += file.input().bytesRead();
            file.close();
            current = null;
        }
    }

    private @Nullable JsonFile openNext() throws IOException {
        if (next >= files.size()) {
            return null;
        }
        JsonFile file = JsonFile.open(files.get(next++), settings, resume);
        resume = null;
        current = file;
        return file;
    }

    /** The place that {@link #position} told; empty in a document. */
    static Optional<Resume> resume(Position position) {
        String[] parts = position.token().split(":", -1);
        return parts.length != 3
                ? Optional.empty()
                : Optional.of(
                        new Resume(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }

    @Override
    public @Nullable Batch next() throws Exception {
        while (decoded.isEmpty()) {
            PendingBatch pending = take();
            if (pending == null) {
                return null;
            }
            pending.decode(new WithoutRejects(decoded));
        }
        return decoded.poll();
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public long bytesRead() {
        JsonFile file = current;
        return bytesBefore + (file == null ? 0 : file.input().bytesRead());
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        JsonFile file = current;
        current = null;
        next = files.size();
        if (file != null) {
            file.close();
        }
    }
}
