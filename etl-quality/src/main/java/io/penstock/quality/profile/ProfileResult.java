package io.penstock.quality.profile;

import io.penstock.error.PlanException;
import io.penstock.quality.distinct.DistinctMethod;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.InspectionResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profile of the columns that passed.
 *
 * @param rows rows seen
 * @param columns in the order of the profiler, or of the schema when it profiles all
 */
public record ProfileResult(long rows, List<ColumnProfile> columns) implements InspectionResult {
    static final String TYPE = "profile";

    public ProfileResult {
        columns = List.copyOf(columns);
    }

    /**
     * The profile of one column.
     *
     * @throws PlanException {@code PEN-1002} when the column was not profiled
     */
    public ColumnProfile column(String name) {
        Schema names = Schema.of(columns.stream()
                .map(column -> Field.of(column.name(), column.type()))
                .toList());
        return columns.get(names.indexOf(name));
    }

    @Override
    public String type() {
        return TYPE;
    }

    /**
     * {@code rows} and, per column, {@code name, type, rows, nulls, completeness, distinct, distinct_method,
     * distinct_standard_error, min, max}. What does not exist is left out: completeness of no rows, the error of an exact count,
     * min and max where there is none or it is hidden.
     */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", rows);
        List<Map<String, Object>> each = new ArrayList<>(columns.size());
        columns.forEach(column -> each.add(map(column)));
        map.put("columns", each);
        return map;
    }

    private static Map<String, Object> map(ColumnProfile column) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", column.name());
        map.put("type", column.type().toString());
        map.put("rows", column.rows());
        map.put("nulls", column.nulls());
        if (column.rows() > 0) {
            map.put("completeness", column.completeness());
        }
        map.put("distinct", column.distinct().count());
        map.put("distinct_method", column.distinct().method().name().toLowerCase(Locale.ROOT));
        if (column.distinct().method() == DistinctMethod.ESTIMATED) {
            map.put("distinct_standard_error", column.distinct().standardError());
        }
        put(map, "min", column.min());
        put(map, "max", column.max());
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Serializable value) {
        if (value instanceof Double number && Double.isInfinite(number)) {
            map.put(key, number.toString());
        } else if (value instanceof Number || value instanceof Boolean) {
            map.put(key, value);
        } else if (value != null) {
            map.put(key, value.toString());
        }
    }

    @Override
    public List<String> lines() {
        return ProfileTable.lines(this);
    }
}
