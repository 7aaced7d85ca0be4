package io.penstock.extract.csv;

import io.penstock.data.Batch;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.CsvErrors;
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
import org.jspecify.annotations.Nullable;

/** Reads the files one after the other: {@link #take} finds the records, decoding happens elsewhere. */
final class CsvSource implements BatchSource {
    private final CsvSettings settings;
    private final Layout layout;
    private final StepContext context;
    private final RowVerdicts verdicts;
    private final List<Path> files;
    private int next;
    private @Nullable CsvFile current;
    private long bytesBefore;
    private long bytesTotal;
    private Position position;
    private final Deque<Batch> decoded = new ArrayDeque<>();

    CsvSource(CsvSettings settings, Layout layout, StepContext context) throws IOException {
        this.settings = settings;
        this.layout = layout;
        this.context = context;
        this.verdicts = new RowVerdicts(layout, settings);
        this.files = new ArrayList<>(settings.files.files());
        this.position = new Position("", settings.files.title());
        this.next = settings.from == null ? 0 : settings.from.file();
        for (Path file : files) {
            bytesTotal += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
    }

    @Override
    public @Nullable PendingBatch take() throws IOException {
        for (; ; ) {
            context.checkCancelled();
            CsvFile file = current == null ? openNext() : current;
            if (file == null) {
                return null;
            }
            Piece piece = file.records().next(layout.rows(context), context.batchBytes(), layout.fileWidth());
            if (piece != null) {
                position = ResumePoint.position(
                        next - 1, file.records(), file.input().name());
                return new PieceDecoder(piece, layout, settings, verdicts);
            }
            bytesBefore += file.input().bytesRead();
            file.close();
            current = null;
        }
    }

    private @Nullable CsvFile openNext() throws IOException {
        if (next == files.size()) {
            return null;
        }
        ResumePoint from = settings.from != null && settings.from.file() == next ? settings.from : null;
        CsvFile file = CsvFile.open(files.get(next++), settings, from);
        current = file;
        List<String> header = file.header();
        if (header != null && !header.equals(layout.names())) {
            throw otherHeader(file.input().name(), header);
        }
        return file;
    }

    private ExtractException otherHeader(String name, List<String> header) {
        List<String> missing = new ArrayList<>(layout.names());
        missing.removeAll(header);
        List<String> extra = new ArrayList<>(header);
        extra.removeAll(layout.names());
        String what = missing.isEmpty() && extra.isEmpty()
                ? "the columns of this file stand in another order than those of the first file"
                : "the header is not that of the first file:"
                        + (missing.isEmpty() ? "" : " " + missing + " missing")
                        + (missing.isEmpty() || extra.isEmpty() ? "" : ",")
                        + (extra.isEmpty() ? "" : " " + extra + " added");
        return new ExtractException(Problem.of(CsvErrors.HEADER_MISMATCH, what)
                .at(name)
                .next("Read files of different columns by sources of their own."));
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
        CsvFile file = current;
        return bytesBefore + (file == null ? 0 : file.input().bytesRead());
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        CsvFile file = current;
        current = null;
        next = files.size();
        if (file != null) {
            file.close();
        }
    }
}
