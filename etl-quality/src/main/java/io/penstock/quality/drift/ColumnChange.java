package io.penstock.quality.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has become of a column.
 *
 * @param degree how much it changed
 * @param reasons one clause each, the gravest first
 * @param distances by the name of their measure
 */
public record ColumnChange(String column, Degree degree, List<String> reasons, Map<String, Double> distances) {
    /** How much a column changed. */
    public enum Degree {
        NONE,
        SLIGHT,
        STRONG
    }

    public ColumnChange {
        reasons = List.copyOf(reasons);
        distances = Map.copyOf(distances);
    }

    /** Plain values for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("column", column);
        map.put("degree", degree.name().toLowerCase(Locale.ROOT));
        map.put("reasons", reasons);
        Map<String, Object> sorted = new LinkedHashMap<>();
        distances.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        map.put("distances", sorted);
        return map;
    }
}
