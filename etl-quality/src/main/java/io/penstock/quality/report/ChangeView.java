package io.penstock.quality.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a column has become since an earlier run.
 *
 * @param what one clause: {@code PSI 0.31, was TEXT, now INT64}
 */
public record ChangeView(String column, Severity severity, String what) {
    /** How much it matters. */
    public enum Severity {
        NONE,
        SLIGHT,
        STRONG
    }

    public boolean isNotable() {
        return severity != Severity.NONE;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("column", column);
        map.put("severity", severity.name().toLowerCase(Locale.ROOT));
        map.put("what", what);
        return map;
    }
}
