package io.penstock.extract.files;

import io.penstock.data.Batch;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.StepContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks on the reading thread; attributes and content are read where pieces are decoded. */
final class FilesSource implements BatchSource {
    /** Files of a piece whose content is read, so that several threads get something to do soon. */
    private static final int PIECE_WITH_CONTENT = 64;

    private final StepContext context;
    private final TreeWalk walk;
    private final FileRows rows;
    private final int pieceSize;
    private final Deque<Batch> decoded = new ArrayDeque<>();
    private long found;
    private String last;

    FilesSource(ScanSettings settings, StepContext context) {
        this.context = context;
        this.walk = new TreeWalk(settings);
        this.rows = new FileRows(settings);
        boolean opensFiles =
                settings.mime() == MimeDetection.CONTENT || !settings.details().isEmpty();
        this.pieceSize =
                opensFiles ? Math.min(PIECE_WITH_CONTENT, context.batchRows()) : Math.min(4096, context.batchRows());
        this.last = settings.directory();
    }

    @Override
    public @Nullable PendingBatch take() {
        context.checkCancelled();
        List<Entry> piece = new ArrayList<>(pieceSize);
        for (Entry entry = walk.next(); entry != null; entry = walk.next()) {
            piece.add(entry);
            if (piece.size() == pieceSize) {
                break;
            }
        }
        if (piece.isEmpty()) {
            return null;
        }
        found += piece.size();
        last = piece.get(piece.size() - 1).path().toString();
        return output -> rows.decode(piece, context, output);
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
        return new Position(String.valueOf(found), last);
    }

    @Override
    public void close() {
        decoded.clear();
    }

    /** For callers that have no place for rejects: the first one is an error. */
    private record WithoutRejects(Deque<Batch> emitted) implements Output {
        @Override
        public void emit(Batch batch) {
            emitted.add(batch);
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            throw new ExtractException(Problem.of(
                    FilesErrors.UNREADABLE,
                    batch.column(0).value(failures.row(0)) + ": "
                            + failures.failure(0).message()));
        }

        @Override
        public void warn(Failure failure, long rows) {
            // A batch has no place for warnings.
        }

        @Override
        public void count(RowFate fate, long rows) {
            // Nor for counts.
        }
    }
}
