package io.penstock.spi;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source batch by batch on the calling thread: how a step reads its {@link Transformer#sides}, and how a source is
 * read without an engine. Memory is what one piece of the source decodes to. A record that cannot be read ends the reading
 * with an {@link ExtractException} ({@code PEN-2090}); nothing is sent to a reject sink. One thread.
 */
public final class BatchReader implements AutoCloseable {
    static final ErrorCode UNREADABLE =
            new ErrorCode("PEN-2090", "A source read outside a pipeline failed or has a record that cannot be read");

    private final String title;
    private final StepContext context;
    private final BatchSource source;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Output output = new Collector();

    private BatchReader(String title, StepContext context, BatchSource source) {
        this.title = title;
        this.context = context;
        this.source = source;
    }

    /** @throws EtlException when the source cannot be opened */
    public static BatchReader open(Extractor source, StepContext context) {
        String title = source.describe().title();
        try {
            return new BatchReader(title, context, source.open(context));
        } catch (Exception e) {
            throw failed(title, e);
        }
    }

    /**
     * The next batch in order, or null at the end; never an empty one.
     *
     * @throws EtlException when the source fails, has a record that cannot be read, or the run was cancelled
     */
    public @Nullable Batch next() {
        try {
            while (waiting.isEmpty()) {
                context.checkCancelled();
                PendingBatch pending = source.take();
                if (pending == null) {
                    return null;
                }
                pending.decode(output);
            }
            Batch batch = waiting.remove();
            context.sideRead(title, batch.rowCount());
            return batch;
        } catch (Exception e) {
            throw failed(title, e);
        }
    }

    @Override
    public void close() {
        waiting.clear();
        try {
            source.close();
        } catch (Exception e) {
            throw failed(title, e);
        }
    }

    static EtlException failed(String title, Exception cause) {
        if (cause instanceof EtlException known) {
            return known;
        } else if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new ExtractException(
                Problem.of(
                                UNREADABLE,
                                "reading failed with " + cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .at(title),
                cause);
    }

    /** Takes the rows of one piece. */
    private final class Collector implements Output {
        @Override
        public void emit(Batch batch) {
            if (batch.rowCount() > 0) {
                waiting.add(batch);
            }
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            if (failures.isEmpty()) {
                return;
            }
            Origin origin = batch.origin();
            Failure first = failures.failure(0);
            throw new ExtractException(Problem.of(
                            UNREADABLE, "a record cannot be read: " + first.rule() + ", " + first.message())
                    .at(
                            origin == null
                                    ? title
                                    : origin.position(failures.row(0)).toString())
                    .next("Mend the record, or run a pipeline with a reject route, which sets such records aside."));
        }

        @Override
        public void warn(Failure failure, long rows) {}

        @Override
        public void count(RowFate fate, long rows) {}
    }
}
