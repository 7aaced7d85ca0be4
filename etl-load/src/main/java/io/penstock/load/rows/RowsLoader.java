package io.penstock.load.rows;

import io.penstock.data.RecordMapper;
import io.penstock.data.Row;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Description;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sink in the app's own memory. Immutable, but what it fills is not: one run at a time per list.
 *
 * <pre>{@code
 * List<Book> books = new ArrayList<>();
 * Pipeline.named("books").extract(…).load(RowsLoader.into(Book.class, books)).build().run();
 * }</pre>
 */
public final class RowsLoader implements Loader {
    private static final long serialVersionUID = 1L;

    private final Target<?> target;

    /** What rows become and where they go: a list at the commit, or a consumer of rows or batches at once. */
    private record Target<R>(
            RowShape<R> shape,
            @Nullable Collection<? super R> list,
            @Nullable RowConsumer<? super R> consumer,
            @Nullable RowConsumer<? super List<R>> batches,
            String subject)
            implements Serializable {
        BatchSink open(Schema schema) {
            Function<Row, R> maker = shape.bind(schema, new Problems());
            if (maker == null) {
                throw new IllegalStateException("a sink with problems is never opened");
            }
            if (list != null) {
                return new ListSink<>(maker, list);
            } else if (consumer != null) {
                return new ConsumerSink<>(maker, consumer);
            } else if (batches != null) {
                return new BatchesSink<>(maker, batches);
            }
            throw new IllegalStateException("a target has a list or one of the consumers");
        }
    }

    private RowsLoader(Target<?> target) {
        this.target = target;
    }

    /**
     * Adds each row to a list as a map from column name to value. Rows are held back until the commit, all of them in memory; on
     * failure the list stays as it was.
     */
    public static RowsLoader into(List<? super Map<String, @Nullable Object>> list) {
        return new RowsLoader(new Target<>(new RowShape.Maps(), list, null, null, "list"));
    }

    /** Adds each row to a list as a Java record, see {@link RecordMapper}; else as {@link #into(List)}. */
    public static <T extends Record> RowsLoader into(Class<T> type, List<? super T> list) {
        return new RowsLoader(new Target<>(
                new RowShape.Records<>(RecordMapper.of(type)), list, null, null, "list of " + type.getSimpleName()));
    }

    /**
     * Hands each row to a function while the run goes on: what it does is not undone when the run fails later, and a dry run calls it
     * too. A row is a view of a batch; copy the values out of rows that are kept.
     */
    public static RowsLoader consumer(RowConsumer<? super Row> consumer) {
        return new RowsLoader(new Target<>(new RowShape.Rows(), null, consumer, null, "consumer"));
    }

    /** Hands each row to a function as a Java record; else as {@link #consumer(RowConsumer)}. */
    public static <T extends Record> RowsLoader consumer(Class<T> type, RowConsumer<? super T> consumer) {
        return new RowsLoader(new Target<>(
                new RowShape.Records<>(RecordMapper.of(type)),
                null,
                consumer,
                null,
                "consumer of " + type.getSimpleName()));
    }

    /**
     * Hands each batch to a function as a list of maps from column name to value, which the function may keep but not change;
     * else as {@link #consumer(RowConsumer)}. Batches have some thousand rows, the last one fewer.
     */
    public static RowsLoader batches(RowConsumer<? super List<Map<String, @Nullable Object>>> consumer) {
        return new RowsLoader(new Target<>(new RowShape.Maps(), null, null, consumer, "consumer of batches"));
    }

    /** Hands each batch to a function as a list of Java records; else as {@link #batches(RowConsumer)}. */
    public static <T extends Record> RowsLoader batches(Class<T> type, RowConsumer<? super List<T>> consumer) {
        return new RowsLoader(new Target<>(
                new RowShape.Records<>(RecordMapper.of(type)),
                null,
                null,
                consumer,
                "consumer of batches of " + type.getSimpleName()));
    }

    @Override
    public Description describe() {
        return Description.of("rows", target.subject());
    }

    @Override
    public void bind(Schema input, Problems problems) {
        target.shape().bind(input, problems);
        Collection<?> list = target.list();
        if (list != null && !isChangeable(list)) {
            problems.add(Problem.of(
                            RowsErrors.UNCHANGEABLE_LIST,
                            "the list cannot be added to: " + list.getClass().getSimpleName())
                    .next("Give a new ArrayList<>()."));
        }
    }

    /** Unmodifiable lists refuse even to add nothing. */
    private static boolean isChangeable(Collection<?> list) {
        try {
            list.addAll(new ArrayList<>());
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public BatchSink open(Schema schema, StepContext context) {
        return target.open(schema);
    }
}
