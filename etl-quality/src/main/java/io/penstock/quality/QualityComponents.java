package io.penstock.quality;

import io.penstock.quality.catalogue.CheckComponents;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The inspectors and checks of this module, for JSON. */
public final class QualityComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>();
        all.add(profile());
        all.addAll(CheckComponents.all());
        return all;
    }

    private static Component<ColumnProfiler> profile() {
        return Component.of(Role.INSPECTOR, "profile", ColumnProfiler.class, QualityComponents::profiler)
                .aliases("ColumnProfiler", "DataProfiler")
                .summary("Rows, nulls, completeness, distinct values, least and greatest value of each column")
                .read("columns", ValueType.TEXTS, "all columns", "the columns to profile, in this order")
                .option(
                        "exact_distinct_limit",
                        ValueType.INTEGER,
                        "2000000",
                        "count distinct values exactly up to this many, estimate from there on",
                        ColumnProfiler::exactDistinctLimit)
                .option(
                        "show_values",
                        ValueType.choice(ValueDisplay.class),
                        "shown",
                        "whether least and greatest values, which are data, are in the report",
                        ColumnProfiler::showValues)
                .option(
                        "detail",
                        ValueType.choice(ProfileDetail.class),
                        "basic",
                        "how much is measured of each column",
                        ColumnProfiler::detail)
                .option(
                        "top",
                        ValueType.INTEGER,
                        "5",
                        "how many of the most frequent values and patterns are shown",
                        ColumnProfiler::top)
                .option(
                        "histogram_bins",
                        ValueType.INTEGER,
                        "20",
                        "the most bins of a histogram",
                        ColumnProfiler::histogramBins);
    }

    private static ColumnProfiler profiler(Settings settings) {
        return settings.find("columns", ValueType.TEXTS)
                .map(ColumnProfiler::columns)
                .orElseGet(ColumnProfiler::allColumns);
    }
}
