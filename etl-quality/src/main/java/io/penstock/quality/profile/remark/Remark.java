package io.penstock.quality.profile.remark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something to notice.
 *
 * @param column empty when it is about rows
 * @param words one clause: {@code 98 % of the values are equal}
 */
public record Remark(RemarkKind kind, String column, String words) {
    /** Plain values for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name().toLowerCase(Locale.ROOT));
        if (!column.isEmpty()) {
            map.put("column", column);
        }
        map.put("words", words);
        return map;
    }

    /** {@code imbalance  status: 98 % of the values are equal}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + (column.isEmpty() ? "" : "  " + column) + ": " + words;
    }
}
