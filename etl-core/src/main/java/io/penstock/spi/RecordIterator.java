package io.penstock.spi;

import io.penstock.data.Batch;
import io.penstock.data.RecordMapper;
import io.penstock.data.RecordReader;
import io.penstock.error.EtlException;
import io.penstock.schema.Type;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through the records of an open source. One thread. */
final class RecordIterator<T extends Record> extends Spliterators.AbstractSpliterator<T> implements AutoCloseable {
    private final String title;
    private final StandaloneContext context;
    private final BatchReader batches;
    private final RecordReader<T> reader;
    private @Nullable Batch current;
    private int row;

    private RecordIterator(String title, StandaloneContext context, BatchReader batches, RecordReader<T> reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.title = title;
        this.context = context;
        this.batches = batches;
        this.reader = reader;
    }

    static <T extends Record> RecordIterator<T> open(Extractor source, RecordMapper<T> mapper) {
        String title = source.describe().title();
        StandaloneContext context = StandaloneContext.named(title);
        try {
            Map<String, Type> misfits = mapper.misfits(source.schema(context));
            Extractor typed = misfits.isEmpty() ? source : source.declaring(misfits);
            RecordReader<T> reader = mapper.bind(typed.schema(context));
            return new RecordIterator<>(title, context, BatchReader.open(typed, context), reader);
        } catch (Exception e) {
            EtlException failure = BatchReader.failed(title, e);
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
        Batch batch = current;
        if (batch == null || row == batch.rowCount()) {
            batch = batches.next();
            current = batch;
            row = 0;
        }
        if (batch == null) {
            return false;
        }
        action.accept(reader.read(batch, row++));
        return true;
    }

    @Override
    public void close() {
        current = null;
        try (context;
                batches) {
            row = 0;
        } catch (Exception e) {
            throw BatchReader.failed(title, e);
        }
    }
}
