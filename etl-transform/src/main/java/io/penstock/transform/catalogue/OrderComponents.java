package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.order.OrderColumn;
import io.penstock.transform.order.Sort;
import java.util.List;

/** Sorting and window functions, for JSON. */
final class OrderComponents {
    private OrderComponents() {}

    static List<Component<?>> all() {
        return List.of(sort());
    }

    private static Component<Sort> sort() {
        return Component.of(Role.TRANSFORMER, "sort", Sort.class, s -> Sort.by(s.get("by", OrderColumn.VALUES)))
                .aliases("Sort", "order_by", "sort_rows")
                .summary("Puts all rows in order, or keeps the first of them")
                .required("by", OrderColumn.VALUES, "columns, each with asc or desc and nulls first or last")
                .option("limit", ValueType.LONG, "all rows", "how many rows leave, from the first", Sort::limit);
    }
}
