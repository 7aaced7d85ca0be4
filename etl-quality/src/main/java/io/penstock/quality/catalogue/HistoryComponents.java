package io.penstock.quality.catalogue;

import io.penstock.quality.anomaly.AnomalyDetector;
import io.penstock.quality.anomaly.AutoDetector;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.history.DriftTest;
import io.penstock.quality.check.history.MetricAnomaly;
import io.penstock.quality.check.history.RowCountChange;
import io.penstock.quality.check.history.SchemaUnchanged;
import io.penstock.quality.drift.DriftMeasure;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Optional;

/** Checks that compare with earlier runs. */
final class HistoryComponents {
    private static final ValueType<RowCountChange.Versus> VERSUS = ValueType.choice(RowCountChange.Versus.class);
    private static final ValueType<DriftMeasure> MEASURE = ValueType.choice(DriftMeasure.class);
    private static final ValueType<Optional<AnomalyDetector>> DETECTOR = ValueType.oneOf(DetectorComponents.all());

    private HistoryComponents() {}

    static List<Component<Checks>> all() {
        return List.of(
                CheckComponent.whole(
                                "row_count_change",
                                "The number of rows has not changed by more than a share",
                                s -> List.of(new RowCountChange(
                                        s.find("versus", VERSUS).orElse(RowCountChange.Versus.LAST),
                                        s.get("max_change", ValueType.NUMBER))))
                        .required("max_change", ValueType.NUMBER, "the greatest change as a share, 0.5 is a half")
                        .read("versus", VERSUS, "last", "what it is compared with"),
                CheckComponent.whole(
                        "schema_unchanged",
                        "Columns and types are those of the run before",
                        s -> List.of(new SchemaUnchanged())),
                CheckComponent.whole(
                                "anomaly",
                                "A metric is what its history makes one expect",
                                s -> List.of(new MetricAnomaly(
                                        s.get("metric", ValueType.TEXT),
                                        s.find("column", ValueType.TEXT).orElse(""),
                                        s.find("detector", DETECTOR)
                                                .flatMap(found -> found)
                                                .orElse(new AutoDetector()))))
                        .required(
                                "metric",
                                ValueType.TEXT,
                                "row_count, or a metric of a column such as null_share or mean")
                        .read("column", ValueType.TEXT, "none", "the column; none for row_count")
                        .read("detector", DETECTOR, "auto", "how it is judged, see the page on anomalies"),
                CheckComponent.numbers("drift", "Values are spread as in the run before", (column, s) -> {
                            DriftMeasure measure = s.find("measure", MEASURE).orElse(DriftMeasure.PSI);
                            return new DriftTest(
                                    column,
                                    measure,
                                    s.find("max", ValueType.NUMBER).orElse(measure.usual()),
                                    s.find("back", ValueType.INTEGER).orElse(1));
                        })
                        .read("measure", MEASURE, "psi", "the distance")
                        .read("max", ValueType.NUMBER, "the measure's own", "the greatest distance that is no drift")
                        .read("back", ValueType.INTEGER, "1", "how many runs back, unless a baseline was named"));
    }
}
