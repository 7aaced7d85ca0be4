package io.penstock.spi;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordMapper;
import io.penstock.data.RecordReader;
import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.schema.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through the records of an open source. One thread. */
final class RecordIterator<T extends Record> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {
    private static final ErrorCode UNREADABLE =
            new ErrorCode("PEN-2090", "A source read outside a pipeline failed or has a record that cannot be read");

    private final String title;
    private final StandaloneContext context;
    private final BatchSource source;
    private final RecordReader<T> reader;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Output output = new Collector();
    private int row;

    private RecordIterator(String title, StandaloneContext context, BatchSource source, RecordReader<T> reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.title = title;
        this.context = context;
        this.source = source;
        this.reader = reader;
    }

    static <T extends Record> RecordIterator<T> open(Extractor source, RecordMapper<T> mapper) {
        String title = source.describe().title();
        StandaloneContext context = StandaloneContext.named(title);
        try {
            Map<String, Type> misfits = mapper.misfits(source.schema(context));
            Extractor typed = misfits.isEmpty() ? source : source.declaring(misfits);
            RecordReader<T> reader = mapper.bind(typed.schema(context));
            return new RecordIterator<>(title, context, typed.open(context), reader);
        } catch (Exception e) {
            EtlException failure = failed(title, e);
            try {
                context.close();
            } catch (Exception second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Batch batch = current();
        if (batch == null) {
            return false;
        }
        action.accept(reader.read(batch, row++));
        return true;
    }

    private @Nullable Batch current() {
        Batch batch = waiting.peek();
        while (batch == null || row == batch.rowCount()) {
            if (batch != null) {
                waiting.remove();
                row = 0;
            } else if (!fetch()) {
                return null;
            }
            batch = waiting.peek();
        }
        return batch;
    }

    private boolean fetch() {
        try {
            PendingBatch pending = source.take();
            if (pending == null) {
                return false;
            }
            pending.decode(output);
            return true;
        } catch (Exception e) {
            throw failed(title, e);
        }
    }

    @Override
    public void close() {
        try (context;
                source) {
            waiting.clear();
        } catch (Exception e) {
            throw failed(title, e);
        }
    }

    private static EtlException failed(String title, Exception cause) {
        if (cause instanceof EtlException known) {
            return known;
        }
        return new ExtractException(
                Problem.of(
                                UNREADABLE,
                                "reading failed with " + cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .at(title),
                cause);
    }

    /** Takes the rows of one piece; a record that cannot be read ends the walk. */
    private final class Collector implements Output {
        @Override
        public void emit(Batch batch) {
            waiting.add(batch);
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
