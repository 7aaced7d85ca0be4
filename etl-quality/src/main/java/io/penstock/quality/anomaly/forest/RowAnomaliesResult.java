package io.penstock.quality.anomaly.forest;

import io.penstock.spi.InspectionResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows that are unlike the others.
 *
 * @param rows that passed
 * @param leftOut those with a null or NaN in one of the columns
 * @param scored those that were judged: all others but the first 256
 * @param limit the score from which a row is an anomaly
 * @param anomalies the highest scores first, as many as are kept
 */
public record RowAnomaliesResult(long rows, long leftOut, long scored, double limit, List<OddRow> anomalies)
        implements InspectionResult {
    private static final long serialVersionUID = 1L;

    static final String TYPE = "row_anomalies";

    public RowAnomaliesResult {
        anomalies = List.copyOf(anomalies);
    }

    /**
     * A row that is unlike the others.
     *
     * @param row its number, from 1
     * @param score how much it disturbs the trees
     * @param values of the columns, as text; empty when they are hidden
     */
    public record OddRow(long row, double score, Map<String, String> values) implements Serializable {
        public OddRow {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", rows);
        map.put("left_out", leftOut);
        map.put("scored", scored);
        map.put("limit", limit);
        List<Map<String, Object>> all = new ArrayList<>();
        for (OddRow odd : anomalies) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("row", odd.row());
            one.put("score", odd.score());
            if (!odd.values().isEmpty()) {
                one.put("values", odd.values());
            }
            all.add(one);
        }
        map.put("anomalies", all);
        return map;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d of %,d rows are unlike the others (score above %.2f)",
                anomalies.size(),
                scored,
                limit));
        for (OddRow odd : anomalies) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  row %,d  score %.2f%s",
                    odd.row(),
                    odd.score(),
                    odd.values().isEmpty() ? "" : "  " + odd.values()));
        }
        return lines;
    }
}
