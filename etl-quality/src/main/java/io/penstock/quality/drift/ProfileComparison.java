package io.penstock.quality.drift;

import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.drift.ColumnChange.Degree;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has become of the columns of a table between two profiles. A column that came, went or changed its type is a strong change; so are a PSI from 0.2 on, and a
 * completeness that fell by 10 points or more; half of these are slight ones.
 *
 * @param columns those of the newer profile in its order, then those that went
 */
public record ProfileComparison(List<ColumnChange> columns) {
    private static final double CLEAR = 0.2;
    private static final double SLIGHT = 0.1;
    private static final double EMPTIER = 0.10;

    public ProfileComparison {
        columns = List.copyOf(columns);
    }

    public static ProfileComparison of(ProfileResult base, ProfileResult now) {
        Map<String, ColumnProfile> before = new LinkedHashMap<>();
        base.columns().forEach(column -> before.put(column.name(), column));
        List<ColumnChange> all = new ArrayList<>();
        for (ColumnProfile column : now.columns()) {
            ColumnProfile old = before.remove(column.name());
            all.add(
                    old == null
                            ? new ColumnChange(column.name(), Degree.STRONG, List.of("a new column"), Map.of())
                            : changes(old, column));
        }
        before.keySet()
                .forEach(name ->
                        all.add(new ColumnChange(name, Degree.STRONG, List.of("the column is gone"), Map.of())));
        return new ProfileComparison(all);
    }

    /** Columns that changed. */
    public List<ColumnChange> changed() {
        return columns.stream().filter(each -> each.degree() != Degree.NONE).toList();
    }

    private static ColumnChange changes(ColumnProfile old, ColumnProfile now) {
        if (!old.type().equals(now.type())) {
            return new ColumnChange(
                    now.name(), Degree.STRONG, List.of("the type was " + old.type() + ", is " + now.type()), Map.of());
        }
        List<String> reasons = new ArrayList<>();
        Map<String, Double> distances = new LinkedHashMap<>();
        Degree degree = Degree.NONE;
        double fuller = now.completeness() - old.completeness();
        if (Math.abs(fuller) >= EMPTIER / 2) {
            degree = worse(degree, fuller <= -EMPTIER ? Degree.STRONG : Degree.SLIGHT);
            reasons.add(String.format(
                    Locale.ROOT,
                    "values in %.1f %% of the rows, before in %.1f %%",
                    100 * now.completeness(),
                    100 * old.completeness()));
        }
        for (DriftMeasure measure : DriftMeasure.values()) {
            Drift.of(measure, old, now).ifPresent(value -> distances.put(measure.id(), value));
        }
        Double psi = distances.get(DriftMeasure.PSI.id());
        boolean key = now.distinct().count() == now.values() && old.distinct().count() == old.values();
        if (psi != null && psi >= SLIGHT && !key) {
            degree = worse(degree, psi >= CLEAR ? Degree.STRONG : Degree.SLIGHT);
            reasons.add("its values are spread otherwise, PSI " + Bounds.shown(psi));
        }
        return new ColumnChange(now.name(), degree, reasons, distances);
    }

    private static Degree worse(Degree one, Degree other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Plain values for JSON. */
    public Map<String, Object> toMap() {
        return Map.of("columns", columns.stream().map(ColumnChange::toMap).toList());
    }

    /** The lines a person reads: changed columns only. */
    public List<String> lines() {
        List<ColumnChange> changed = changed();
        return changed.isEmpty()
                ? List.of("no column changed")
                : changed.stream()
                        .map(each -> each.degree().name().toLowerCase(Locale.ROOT) + "  " + each.column() + ": "
                                + String.join("; ", each.reasons()))
                        .toList();
    }
}
