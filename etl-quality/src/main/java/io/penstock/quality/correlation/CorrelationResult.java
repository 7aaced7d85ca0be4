package io.penstock.quality.correlation;

import io.penstock.spi.InspectionResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How columns go together.
 *
 * @param pairs the strongest first; pairs without two rows or with a constant column are not there
 * @param leftOut columns that were not taken
 */
public record CorrelationResult(List<Pair> pairs, List<String> leftOut) implements InspectionResult {
    private static final long serialVersionUID = 1L;

    static final String TYPE = "correlations";

    private static final int SHOWN = 10;

    public CorrelationResult {
        pairs = List.copyOf(pairs);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Two columns.
     *
     * @param value −1 to 1
     * @param rows in which both have a value
     */
    public record Pair(String left, String right, double value, long rows) implements Serializable {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Pair pair : pairs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("left", pair.left());
            one.put("right", pair.right());
            one.put("correlation", pair.value());
            one.put("rows", pair.rows());
            all.add(one);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pairs", all);
        map.put("left_out", leftOut);
        return map;
    }

    @Override
    public List<String> lines() {
        return pairs.stream()
                .limit(SHOWN)
                .map(pair -> String.format(Locale.ROOT, "%+.3f  %s, %s", pair.value(), pair.left(), pair.right()))
                .toList();
    }
}
