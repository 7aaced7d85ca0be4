package io.penstock.quality.catalogue;

import io.penstock.quality.anomaly.AnomalyDetector;
import io.penstock.quality.anomaly.AutoDetector;
import io.penstock.quality.anomaly.Change;
import io.penstock.quality.anomaly.Ewma;
import io.penstock.quality.anomaly.FreshnessGap;
import io.penstock.quality.anomaly.HoltWinters;
import io.penstock.quality.anomaly.Season;
import io.penstock.quality.anomaly.Spread;
import io.penstock.quality.anomaly.Threshold;
import io.penstock.quality.anomaly.Volume;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The detectors, as a part of the settings of a check. */
final class DetectorComponents {
    private DetectorComponents() {}

    static List<Component<? extends AnomalyDetector>> all() {
        List<Component<? extends AnomalyDetector>> all = new ArrayList<>();
        all.add(Component.of(Role.PART, "auto", AutoDetector.class, s -> new AutoDetector())
                .summary("Chooses by the history"));
        all.add(Component.of(
                        Role.PART,
                        "threshold",
                        Threshold.class,
                        s -> new Threshold(Bounds.of(
                                s.find("min", ValueType.NUMBER).orElse(null),
                                s.find("max", ValueType.NUMBER).orElse(null))))
                .summary("Fixed bounds")
                .read("min", ValueType.NUMBER, "none", "the least normal value")
                .read("max", ValueType.NUMBER, "none", "the greatest normal value"));
        for (Change.Kind kind : Change.Kind.values()) {
            all.add(Component.of(
                            Role.PART,
                            kind.name().toLowerCase(Locale.ROOT) + "_change",
                            Change.class,
                            s -> new Change(kind, s.get("max_change", ValueType.NUMBER)))
                    .summary("The distance from the value before")
                    .required("max_change", ValueType.NUMBER, "the greatest normal distance"));
        }
        for (Spread.Measure measure : Spread.Measure.values()) {
            all.add(Component.of(
                            Role.PART, measure.name().toLowerCase(Locale.ROOT), Spread.class, s -> Spread.by(measure))
                    .summary("The distance from the middle of a moving window")
                    .option(
                            "most",
                            ValueType.NUMBER,
                            measure == Spread.Measure.Z_SCORE ? "3" : measure == Spread.Measure.MAD ? "3.5" : "2",
                            "the greatest normal distance, in spreads",
                            Spread::most)
                    .option("window", ValueType.INTEGER, "30", "how many values are looked at", Spread::window)
                    .option("least", ValueType.INTEGER, "7", "how many are needed", Spread::least));
        }
        all.add(Component.of(Role.PART, "ewma", Ewma.class, s -> Ewma.DEFAULT)
                .summary("The distance from a moving average")
                .option(
                        "lambda",
                        ValueType.NUMBER,
                        "0.3",
                        "weight of the newest value",
                        (spec, value) -> new Ewma(value, spec.most(), spec.least()))
                .option(
                        "most",
                        ValueType.NUMBER,
                        "3.5",
                        "the greatest normal distance, in standard deviations",
                        (spec, value) -> new Ewma(spec.lambda(), value, spec.least()))
                .option(
                        "least",
                        ValueType.INTEGER,
                        "7",
                        "how many values are needed",
                        (spec, value) -> new Ewma(spec.lambda(), spec.most(), value)));
        all.add(Component.of(
                        Role.PART,
                        "holt_winters",
                        HoltWinters.class,
                        s -> HoltWinters.every(
                                s.find("season", ValueType.choice(Season.class)).orElse(Season.DAY_OF_WEEK)))
                .summary("The distance from a forecast with level, trend and season")
                .read("season", ValueType.choice(Season.class), "day_of_week", "what repeats")
                .option(
                        "form",
                        ValueType.choice(HoltWinters.Form.class),
                        "additive",
                        "how the season acts on the level",
                        HoltWinters::form)
                .option(
                        "most",
                        ValueType.NUMBER,
                        "4.5",
                        "the greatest normal distance, in spreads of the errors",
                        HoltWinters::most));
        all.add(Component.of(Role.PART, "volume", Volume.class, s -> Volume.DEFAULT)
                .summary("A number of rows against the same weekday")
                .option(
                        "most",
                        ValueType.NUMBER,
                        "4",
                        "the greatest normal distance, in spreads of the logarithms",
                        (spec, value) -> new Volume(value)));
        all.add(Component.of(Role.PART, "freshness", FreshnessGap.class, s -> FreshnessGap.DEFAULT)
                .summary("A gap against the longest before")
                .option(
                        "factor",
                        ValueType.NUMBER,
                        "1.5",
                        "how much longer than the longest is normal",
                        (spec, value) -> new FreshnessGap(value)));
        return all;
    }
}
