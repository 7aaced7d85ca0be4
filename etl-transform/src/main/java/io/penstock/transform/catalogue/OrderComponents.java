package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.group.Aggregate;
import io.penstock.transform.group.NullValues;
import io.penstock.transform.group.Pivot;
import io.penstock.transform.group.Unpivot;
import io.penstock.transform.order.OrderColumn;
import io.penstock.transform.order.Sort;
import io.penstock.transform.order.Window;
import java.util.List;
import java.util.Map;

/** Sorting, window functions and groups, for JSON. */
final class OrderComponents {
    private static final ValueType<Map<String, String>> TEXT_MAP = ValueType.mapOf(ValueType.TEXT);

    private OrderComponents() {}

    static List<Component<?>> all() {
        return List.of(sort(), window(), aggregate(), pivot(), unpivot());
    }

    private static Component<Sort> sort() {
        return Component.of(Role.TRANSFORMER, "sort", Sort.class, s -> Sort.by(s.get("by", OrderColumn.VALUES)))
                .aliases("Sort", "order_by", "sort_rows")
                .summary("Puts all rows in order, or keeps the first of them")
                .required("by", OrderColumn.VALUES, "columns, each with asc or desc and nulls first or last")
                .option("limit", ValueType.LONG, "all rows", "how many rows leave, from the first", Sort::limit);
    }

    private static Component<Window> window() {
        return Component.of(Role.TRANSFORMER, "window", Window.class, OrderComponents::windowed)
                .aliases("Window", "window_functions")
                .summary("Adds columns computed from the rows around each row")
                .read("partition_by", Columns.VALUE, "all rows", "columns whose equal values make a partition")
                .option("order_by", OrderColumn.VALUES, "order of arrival", "order inside a partition", Window::orderBy)
                .required("columns", TEXT_MAP, "window functions by the name of the new column");
    }

    private static Window windowed(Settings settings) {
        return settings.find("partition_by", Columns.VALUE)
                .map(Window::partitionBy)
                .orElseGet(Window::all)
                .columns(settings.get("columns", TEXT_MAP));
    }

    private static Component<Aggregate> aggregate() {
        return Component.of(
                        Role.TRANSFORMER,
                        "aggregate",
                        Aggregate.class,
                        s -> s.find("by", Columns.VALUE).map(Aggregate::by).orElseGet(Aggregate::all))
                .aliases("Aggregate", "group_by", "aggregate_data")
                .summary("One row per group: the key columns and measures of the group's rows")
                .read("by", Columns.VALUE, "one row of everything", "key columns")
                .option("measures", TEXT_MAP, "none", "measures by the name of the new column", Aggregate::measures);
    }

    private static Component<Pivot> pivot() {
        return Component.of(
                        Role.TRANSFORMER,
                        "pivot",
                        Pivot.class,
                        s -> Pivot.of(
                                s.get("by", Columns.VALUE),
                                s.get("column", ValueType.TEXT),
                                s.get("values", ValueType.TEXTS)))
                .aliases("Pivot", "pivot_table")
                .summary("Turns values of a column into columns, each a measure of the rows that have the value")
                .required("by", Columns.VALUE, "columns that stay, one row for each combination")
                .required("column", ValueType.TEXT, "column whose values become columns")
                .required("values", ValueType.TEXTS, "those values")
                .option("measure", ValueType.TEXT, "count()", "what the new columns hold", Pivot::measure)
                .option("prefix", ValueType.TEXT, "none", "text before each value in its column's name", Pivot::prefix)
                .option("other", ValueType.TEXT, "none", "column for all other values and null", Pivot::other);
    }

    private static Component<Unpivot> unpivot() {
        return Component.of(
                        Role.TRANSFORMER,
                        "unpivot",
                        Unpivot.class,
                        s -> Unpivot.columns(s.get("columns", Columns.VALUE)))
                .aliases("Unpivot", "melt")
                .summary("Turns columns into rows of a name and a value")
                .required("columns", Columns.VALUE, "columns of one type that become rows")
                .option("name", ValueType.TEXT, "name", "new column for the columns' names", Unpivot::name)
                .option("value", ValueType.TEXT, "value", "new column for their values", Unpivot::value)
                .option("nulls", ValueType.choice(NullValues.class), "drop", "rows of null values", Unpivot::nulls);
    }
}
