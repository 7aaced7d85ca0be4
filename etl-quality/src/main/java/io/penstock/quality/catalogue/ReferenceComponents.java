package io.penstock.quality.catalogue;

import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.reference.AggregateMatch;
import io.penstock.quality.check.reference.DatasetDiff;
import io.penstock.quality.check.reference.NoRows;
import io.penstock.quality.check.reference.Reference;
import io.penstock.quality.check.reference.RowCountMatch;
import io.penstock.spi.Extractor;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks against another source. */
final class ReferenceComponents {
    private static final ValueType<Optional<Extractor>> SOURCE = ValueType.component(Role.EXTRACTOR, Extractor.class);
    private static final ValueType<Metric> METRIC = ValueType.choice(Metric.class);

    private ReferenceComponents() {}

    static List<Component<Checks>> all() {
        return List.of(
                source(CheckComponent.rows(
                                "reference",
                                "Values occur in another source",
                                s -> against(
                                        s,
                                        source -> new Reference(
                                                s.get("columns", ValueType.TEXTS),
                                                source,
                                                s.find("source_columns", ValueType.TEXTS)
                                                        .orElse(List.of())))))
                        .required("columns", ValueType.TEXTS, "columns that refer, together")
                        .read("source_columns", ValueType.TEXTS, "the same names", "columns of the source"),
                source(CheckComponent.whole(
                                "row_count_match",
                                "There are as many rows as in another source",
                                s -> against(s, source -> new RowCountMatch(source, tolerance(s)))))
                        .read(
                                "tolerance",
                                ValueType.NUMBER,
                                "0",
                                "by what share of the source's rows the numbers may differ"),
                source(CheckComponent.whole(
                                "aggregate_match",
                                "A number about a column is that of a column of another source",
                                s -> against(
                                        s,
                                        source -> new AggregateMatch(
                                                s.get("metric", METRIC),
                                                s.get("column", ValueType.TEXT),
                                                source,
                                                s.find("source_column", ValueType.TEXT)
                                                        .orElse(s.get("column", ValueType.TEXT)),
                                                tolerance(s)))))
                        .required("metric", METRIC, "which number")
                        .required("column", ValueType.TEXT, "the column")
                        .read("source_column", ValueType.TEXT, "the same name", "the column of the source")
                        .read("tolerance", ValueType.NUMBER, "0", "by how much the numbers may differ"),
                source(CheckComponent.whole(
                        "no_rows",
                        "Another source, such as a query that finds violations, gives no rows",
                        s -> against(s, NoRows::new))),
                source(CheckComponent.whole(
                                "dataset_diff",
                                "The rows are those of another source",
                                s -> against(
                                        s,
                                        source -> new DatasetDiff(
                                                s.get("key", ValueType.TEXTS),
                                                source,
                                                s.find("columns", ValueType.TEXTS)
                                                        .orElse(List.of()),
                                                s.find("max_share", ValueType.NUMBER)
                                                        .orElse(0.0)))))
                        .required("key", ValueType.TEXTS, "columns that tell rows apart, of the same names there")
                        .read("columns", ValueType.TEXTS, "all that both have", "columns that are compared")
                        .read(
                                "max_share",
                                ValueType.NUMBER,
                                "0",
                                "the greatest share of rows that may be added, removed or changed"));
    }

    private static Component<Checks> source(Component<Checks> component) {
        return component.required("source", SOURCE, "the other source");
    }

    private static List<CheckTest> against(Settings settings, Function<Extractor, CheckTest> test) {
        return settings.get("source", SOURCE).map(test).stream().toList();
    }

    private static double tolerance(Settings settings) {
        return settings.find("tolerance", ValueType.NUMBER).orElse(0.0);
    }
}
