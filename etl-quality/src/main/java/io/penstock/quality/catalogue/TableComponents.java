package io.penstock.quality.catalogue;

import io.penstock.quality.check.Checks;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.metric.MetricTest;
import io.penstock.quality.check.metric.QuantileTest;
import io.penstock.quality.check.table.ColumnCount;
import io.penstock.quality.check.table.ColumnSet;
import io.penstock.quality.check.table.Freshness;
import io.penstock.quality.check.table.RowCount;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Checks of the table and of numbers about columns. */
final class TableComponents {
    private static final ValueType<ColumnSet.Rule> RULE = ValueType.choice(ColumnSet.Rule.class);

    private TableComponents() {}

    static List<Component<Checks>> all() {
        List<Component<Checks>> all = new ArrayList<>(List.of(
                bounded(CheckComponent.whole(
                                "row_count",
                                "The number of rows lies between bounds",
                                s -> List.of(new RowCount(bounds(s)))))
                        .read("equals", ValueType.LONG, "none", "the only valid number, in place of min and max"),
                bounded(CheckComponent.whole(
                                "column_count",
                                "The number of columns lies between bounds",
                                s -> List.of(new ColumnCount(bounds(s)))))
                        .read("equals", ValueType.LONG, "none", "the only valid number, in place of min and max"),
                CheckComponent.whole(
                                "columns",
                                "These columns are there, or these and no others, or none of these",
                                s -> List.of(new ColumnSet(
                                        s.get("names", ValueType.TEXTS),
                                        s.find("rule", RULE).orElse(ColumnSet.Rule.AT_LEAST))))
                        .required("names", ValueType.TEXTS, "names of columns")
                        .read("rule", RULE, "at_least", "how names and columns must agree"),
                CheckComponent.numbers(
                                "freshness",
                                "The youngest value is not older than this",
                                (column, s) -> new Freshness(column, s.get("max_age", ValueType.DURATION)))
                        .required("max_age", ValueType.DURATION, "the greatest age, such as 2d or 12h"),
                bounded(CheckComponent.numbers(
                                "quantile",
                                "A quantile lies between bounds",
                                (column, s) -> new QuantileTest(column, s.get("quantile", ValueType.NUMBER), bounds(s)))
                        .required("quantile", ValueType.NUMBER, "which one, 0 to 1: 0.95"))));
        for (Metric metric : Metric.values()) {
            all.add(bounded(CheckComponent.numbers(
                    metric.id(),
                    "The " + metric.id().replace('_', ' ') + " of a column lies between bounds",
                    (column, s) -> new MetricTest(metric, column, bounds(s)))));
        }
        return all;
    }

    private static Component<Checks> bounded(Component<Checks> component) {
        return component
                .read("min", ValueType.SCALAR, "none", "the least valid value")
                .read("max", ValueType.SCALAR, "none", "the greatest valid value");
    }

    private static Bounds bounds(Settings settings) {
        Long exact = settings.find("equals", ValueType.LONG).orElse(null);
        if (exact != null) {
            if (settings.find("min", ValueType.SCALAR).isPresent()
                    || settings.find("max", ValueType.SCALAR).isPresent()) {
                throw new IllegalArgumentException("'equals' stands beside 'min' or 'max'. Keep one");
            }
            return Bounds.of(exact, exact);
        }
        return Bounds.of(
                settings.find("min", ValueType.SCALAR).orElse(null),
                settings.find("max", ValueType.SCALAR).orElse(null));
    }
}
