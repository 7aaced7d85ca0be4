package io.penstock.transform.order;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.window.BoundColumn;
import io.penstock.transform.internal.window.RowsFrame;
import io.penstock.transform.internal.window.Windowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds columns computed from the rows around each row: its number, its rank, the row before, a running sum. Rows leave ordered by
 * partition, then by the given order; rows that are equal in both keep the order they came in.
 *
 * <p>Columns are {@code row_number(), rank(), dense_rank(), ntile(n), lag(x, n), lead(x, n), first_value(x), last_value(x)} and the
 * functions of {@link io.penstock.transform.group.Aggregate}. {@code sum, avg, min, max, count} run from the partition's first row
 * to the row itself when there is an order, and see the whole partition when there is none; {@code rows …} behind them says
 * otherwise. All others, {@code first_value} and {@code last_value} too, see the whole partition. Unlike SQL's default, a running
 * function tells rows of equal order apart.
 *
 * <p>Rows are sorted in three quarters of the step's memory share and on disk; a partition may be larger than memory. Rows that
 * frames, {@code lag} and {@code lead} reach over are in memory.
 */
public final class Window implements Transformer {
    private static final long serialVersionUID = 1L;

    private final @Nullable Columns partition;
    private final List<OrderColumn> order;
    private final ArrayList<WindowColumn> columns;

    private Window(@Nullable Columns partition, List<OrderColumn> order, List<WindowColumn> columns) {
        this.partition = partition;
        this.order = OrderColumn.checked(order);
        this.columns = new ArrayList<>(columns);
    }

    /** Rows with equal values here are a partition; nulls are equal. */
    public static Window partitionBy(String... names) {
        return partitionBy(Columns.of(names));
    }

    public static Window partitionBy(Columns columns) {
        return new Window(columns, List.of(), List.of());
    }

    /** All rows are one partition. */
    public static Window all() {
        return new Window(null, List.of(), List.of());
    }

    /** The order inside a partition, each as in {@link Sort#by(String...)}; the order of arrival by default. */
    public Window orderBy(String... by) {
        return orderBy(OrderColumn.parse(by));
    }

    public Window orderBy(List<OrderColumn> by) {
        return new Window(partition, by, columns);
    }

    /**
     * Adds a column at the end, or in place of a column of its name.
     *
     * @param text such as {@code row_number()}, {@code lag(fine, 1)}, {@code avg(fine) rows 6 preceding}
     * @throws io.penstock.error.PlanException {@code PEN-3302}, {@code PEN-3311} or {@code PEN-3312} when it cannot be read
     */
    public Window column(String name, String text) {
        List<WindowColumn> more = new ArrayList<>(columns);
        for (WindowColumn column : columns) {
            if (column.name().equals(name)) {
                throw TransformErrors.badSetting("window", "column '" + name + "' is there twice");
            }
        }
        more.add(WindowColumn.parse(name, text));
        return new Window(partition, order, more);
    }

    /** Adds columns, texts by name. */
    public Window columns(Map<String, String> texts) {
        Window next = this;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            next = next.column(each.getKey(), each.getValue());
        }
        return next;
    }

    /** By key for names; what a pattern of names takes is not known before {@link #bind}, so it asks for all rows together. */
    @Override
    public Distribution distribution() {
        return partition == null || partition.names().isEmpty()
                ? Distribution.ALL
                : Distribution.byKey(partition.names());
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("window", partition == null ? "" : "by " + partition);
        if (!order.isEmpty()) {
            all = all.with("order_by", order.stream().map(OrderColumn::toString).collect(Collectors.joining(", ")));
        }
        for (WindowColumn column : columns) {
            all = all.with(column.name(), column.text());
        }
        return all;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int before = problems.size();
        int[] keys = partition == null ? new int[0] : partition.select(input, problems);
        List<SortColumn> by = OrderColumn.bind(order, input, problems);
        if (columns.isEmpty()) {
            problems.add(TransformErrors.BAD_SETTING, "a window needs at least one column to add");
        }
        List<BoundColumn> bound = new ArrayList<>();
        Schema output = input;
        for (WindowColumn column : columns) {
            BoundColumn each = column.bind(input, order.isEmpty() ? RowsFrame.WHOLE : RowsFrame.RUNNING, problems);
            if (each != null) {
                bound.add(each);
                output = output.with(each.field());
            }
        }
        if (problems.size() > before) {
            return BoundTransformer.broken(output);
        }
        Windowing.Plan plan = new Windowing.Plan(input, output, keys, by, bound);
        return BoundTransformer.of(output, context -> new Windowing(plan, context));
    }
}
