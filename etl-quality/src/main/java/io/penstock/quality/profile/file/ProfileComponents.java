package io.penstock.quality.profile.file;

import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** {@link ColumnProfiler} and {@link ProfileLoader} for JSON; both have the same settings, but their own level of detail. */
public final class ProfileComponents {
    private ProfileComponents() {}

    public static List<Component<?>> all() {
        return List.of(
                options(
                        Component.of(Role.INSPECTOR, "profile", ColumnProfiler.class, ProfileComponents::profiler)
                                .aliases("ColumnProfiler", "DataProfiler")
                                .summary("What each column is like: counts and bounds, on demand everything else"),
                        "basic",
                        (profiler, change) -> change.apply(profiler)),
                options(
                        Component.of(Role.LOADER, "profile", ProfileLoader.class, ProfileComponents::loader)
                                .aliases("ProfileLoader")
                                .summary("A JSON file that tells what each column is like; keeps no rows")
                                .required("path", ValueType.PATH, "the file")
                                .target("path"),
                        "standard",
                        (loader, change) -> loader.measuring(change.apply(loader.profiler()))));
    }

    private static <S> Component<S> options(
            Component<S> component, String detail, BiFunction<S, UnaryOperator<ColumnProfiler>, S> changed) {
        return component
                .read("columns", ValueType.TEXTS, "all columns", "the columns to profile, in this order")
                .option(
                        "exact_distinct_limit",
                        ValueType.INTEGER,
                        "2000000",
                        "count distinct values exactly up to this many, estimate from there on",
                        (spec, limit) -> changed.apply(spec, profiler -> profiler.exactDistinctLimit(limit)))
                .option(
                        "show_values",
                        ValueType.choice(ValueDisplay.class),
                        "shown",
                        "whether values of the data are in the report",
                        (spec, display) -> changed.apply(spec, profiler -> profiler.showValues(display)))
                .option(
                        "detail",
                        ValueType.choice(ProfileDetail.class),
                        detail,
                        "how much is measured of each column",
                        (spec, depth) -> changed.apply(spec, profiler -> profiler.detail(depth)))
                .option(
                        "top",
                        ValueType.INTEGER,
                        "5",
                        "how many of the most frequent values and patterns are shown",
                        (spec, values) -> changed.apply(spec, profiler -> profiler.top(values)))
                .option(
                        "histogram_bins",
                        ValueType.INTEGER,
                        "20",
                        "the most bins of a histogram",
                        (spec, bins) -> changed.apply(spec, profiler -> profiler.histogramBins(bins)));
    }

    private static ColumnProfiler profiler(Settings settings) {
        return settings.find("columns", ValueType.TEXTS)
                .map(ColumnProfiler::columns)
                .orElseGet(ColumnProfiler::allColumns);
    }

    private static ProfileLoader loader(Settings settings) {
        return ProfileLoader.of(settings.get("path", ValueType.PATH))
                .measuring(profiler(settings).detail(ProfileDetail.STANDARD));
    }
}
