package io.penstock.quality;

import io.penstock.quality.anomaly.forest.RowAnomalies;
import io.penstock.quality.catalogue.CheckComponents;
import io.penstock.quality.correlation.Correlations;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.quality.profile.file.ProfileComponents;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The inspectors, checks and sinks of this module, for JSON. */
public final class QualityComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        List<Component<?>> all = new ArrayList<>();
        all.addAll(ProfileComponents.all());
        all.add(rowAnomalies());
        all.add(Component.of(
                        Role.INSPECTOR,
                        "correlations",
                        Correlations.class,
                        settings -> settings.find("columns", ValueType.TEXTS)
                                .map(Correlations::of)
                                .orElseGet(Correlations::ofAll))
                .summary("Pearson's correlation of every two columns of numbers, dates or times")
                .read("columns", ValueType.TEXTS, "all that fit, 40 at most", "the columns"));
        all.addAll(CheckComponents.all());
        return all;
    }

    private static Component<RowAnomalies> rowAnomalies() {
        return Component.of(
                        Role.INSPECTOR,
                        "row_anomalies",
                        RowAnomalies.class,
                        settings -> RowAnomalies.columns(settings.get("columns", ValueType.TEXTS)))
                .summary("Finds rows that are unlike the others by several columns together")
                .required("columns", ValueType.TEXTS, "columns of numbers, dates or times")
                .option(
                        "deviations",
                        ValueType.NUMBER,
                        "5",
                        "how far above the mean score an anomaly is, in standard deviations",
                        RowAnomalies::deviations)
                .option("keep", ValueType.INTEGER, "20", "how many rows are kept", RowAnomalies::keep)
                .option("seed", ValueType.LONG, "8044", "of the random cuts", RowAnomalies::seed)
                .option(
                        "show_values",
                        ValueType.choice(ValueDisplay.class),
                        "hidden",
                        "whether kept rows show their values, which are data",
                        RowAnomalies::showValues);
    }
}
