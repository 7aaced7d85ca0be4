package io.penstock.quality.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A metric over the runs.
 *
 * @param column empty for a metric of the table
 * @param points oldest first
 */
public record SeriesView(String column, String metric, List<Point> points) {
    public SeriesView {
        points = List.copyOf(points);
    }

    /** A value at a time; {@code anomaly} when it is not to be taken as normal. */
    public record Point(Instant at, double value, boolean anomaly) {}

    /** {@code null_share of email}. */
    public String title() {
        return column.isEmpty() ? metric : metric + " of " + column;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!column.isEmpty()) {
            map.put("column", column);
        }
        map.put("metric", metric);
        map.put(
                "points",
                points.stream()
                        .map(point -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("at", point.at().toString());
                            Views.put(one, "value", point.value());
                            if (point.anomaly()) {
                                one.put("anomaly", true);
                            }
                            return one;
                        })
                        .toList());
        return map;
    }
}
