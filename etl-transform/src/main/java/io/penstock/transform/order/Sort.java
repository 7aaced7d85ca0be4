package io.penstock.transform.order;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.sort.SortedBatches;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts all rows in order; rows that are equal in the ordering columns keep the order they came in. With a {@link #limit} only the
 * first rows leave, the others are counted as filtered.
 *
 * <p>Rows are held, with their originals, up to the step's memory share, then sorted in runs on disk. A limit that fits memory
 * needs memory for about twice its rows and no disk.
 */
public final class Sort implements Transformer {
    private static final long serialVersionUID = 1L;

    private final List<OrderColumn> columns;
    private final long limit;

    private Sort(List<OrderColumn> columns, long limit) {
        if (columns.isEmpty()) {
            throw TransformErrors.badSetting("sort", "at least one column is needed");
        }
        this.columns = OrderColumn.checked(columns);
        this.limit = limit;
    }

    /**
     * Each as in JSON: {@code "branch"}, {@code "fine_amount desc"}, {@code "day nulls first"}.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3301} when one cannot be read or a column is named twice
     */
    public static Sort by(String... columns) {
        return new Sort(OrderColumn.parse(columns), Long.MAX_VALUE);
    }

    public static Sort by(OrderColumn... columns) {
        return by(Arrays.asList(columns));
    }

    public static Sort by(List<OrderColumn> columns) {
        return new Sort(columns, Long.MAX_VALUE);
    }

    /**
     * How many rows leave, from the first in order; all by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} below 1
     */
    public Sort limit(long rows) {
        if (rows < 1) {
            throw TransformErrors.badSetting("sort", "limit must be 1 or more, not " + rows);
        }
        return new Sort(columns, rows);
    }

    @Override
    public Distribution distribution() {
        return Distribution.ALL;
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of(
                "sort", columns.stream().map(OrderColumn::toString).collect(Collectors.joining(", ")));
        return limit == Long.MAX_VALUE ? all : all.with("limit", limit);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        List<SortColumn> order = OrderColumn.bind(columns, input, problems);
        return BoundTransformer.of(input, context -> new Sorting(order, limit, context));
    }

    /** Holds everything back until the end. */
    private static final class Sorting implements Step {
        private final SortedBatches sorted;
        private long rows;

        Sorting(List<SortColumn> order, long limit, StepContext context) {
            sorted = new SortedBatches(order, context, context.memoryShare(), limit);
        }

        @Override
        public void process(Batch batch, Output output) throws IOException {
            rows += batch.rowCount();
            sorted.add(batch);
        }

        @Override
        public void finish(Output output) throws IOException {
            for (Batch batch = sorted.next(); batch != null; batch = sorted.next()) {
                rows -= batch.rowCount();
                output.emit(batch);
            }
            output.count(RowFate.FILTERED, rows);
        }

        @Override
        public void close() throws IOException {
            sorted.close();
        }
    }
}
