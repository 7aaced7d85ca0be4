package io.penstock.quality.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run.
 *
 * @param status {@code succeeded}, {@code failed} …
 * @param rows that were read
 * @param score of its checks, 0 to 1; NaN when it has none
 */
public record RunView(String runId, Instant at, String status, long rows, Duration took, double score) {
    /** Whether it came to its commit. */
    public boolean succeeded() {
        return status.equals("succeeded");
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run_id", runId);
        map.put("at", at.toString());
        map.put("status", status);
        map.put("rows", rows);
        map.put("seconds", took.toMillis() / 1000.0);
        Views.put(map, "score", score);
        return map;
    }
}
