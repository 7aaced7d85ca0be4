package io.penstock.quality.profile;

import com.fasterxml.jackson.core.JsonParseException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctMethod;
import io.penstock.quality.profile.json.JsonValues;
import io.penstock.quality.profile.json.MeasuresReader;
import io.penstock.quality.profile.json.MeasuresWriter;
import io.penstock.quality.profile.json.PlainJson;
import io.penstock.quality.profile.json.StoredMap;
import io.penstock.quality.profile.json.StoredProfileErrors;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile as a map, and back; as JSON text, and back. */
final class ProfileMap {
    private ProfileMap() {}

    static Map<String, Object> write(ProfileResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", ProfileResult.VERSION);
        map.put("rows", result.rows());
        if (result.distinctRows() != null) {
            distinct(map, "distinct_rows", result.distinctRows());
        }
        List<Map<String, Object>> each = new ArrayList<>(result.columns().size());
        result.columns().forEach(column -> each.add(column(column)));
        map.put("columns", each);
        return map;
    }

    private static Map<String, Object> column(ColumnProfile column) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", column.name());
        map.put("type", column.type().toString());
        map.put("rows", column.rows());
        map.put("nulls", column.nulls());
        if (column.rows() > 0) {
            map.put("completeness", column.completeness());
        }
        distinct(map, "distinct", column.distinct());
        put(map, "min", column.min());
        put(map, "max", column.max());
        MeasuresWriter.write(column.measures(), map);
        return map;
    }

    private static void distinct(Map<String, Object> map, String key, DistinctCount distinct) {
        map.put(key, distinct.count());
        map.put(key + "_method", distinct.method().name().toLowerCase(Locale.ROOT));
        if (distinct.method() == DistinctMethod.ESTIMATED) {
            map.put(key + "_standard_error", distinct.standardError());
        }
    }

    private static void put(Map<String, Object> map, String key, @Nullable Serializable value) {
        if (value != null) {
            map.put(key, JsonValues.write(value));
        }
    }

    static ProfileResult read(Map<?, ?> stored) {
        StoredMap map = new StoredMap("", stored);
        long version = map.whole("version");
        if (version > ProfileResult.VERSION) {
            throw new PlanException(Problem.of(
                            StoredProfileErrors.NEWER,
                            "the stored profile has version " + version + ", but only those up to version "
                                    + ProfileResult.VERSION + " can be read")
                    .next("Read it with the release that wrote it, or a newer one."));
        }
        return new ProfileResult(
                map.whole("rows"),
                map.maps("columns", ProfileMap::column),
                map.has("distinct_rows") ? distinct(map, "distinct_rows") : null);
    }

    private static ColumnProfile column(StoredMap map) {
        Type type = type(map);
        return new ColumnProfile(
                map.text("name"),
                type,
                map.whole("rows"),
                map.whole("nulls"),
                distinct(map, "distinct"),
                map.value("min", type),
                map.value("max", type),
                MeasuresReader.read(map, type));
    }

    private static Type type(StoredMap map) {
        try {
            return Type.parse(map.text("type"));
        } catch (PlanException e) {
            throw map.wrong("type", "a type");
        }
    }

    private static DistinctCount distinct(StoredMap map, String key) {
        DistinctMethod method = map.choice(key + "_method", DistinctMethod.class);
        return new DistinctCount(
                map.whole(key), method, method == DistinctMethod.EXACT ? 0 : map.number(key + "_standard_error"));
    }

    static ProfileResult fromJson(String json) {
        try {
            return read(PlainJson.read(json));
        } catch (JsonParseException e) {
            throw new PlanException(Problem.of(
                            StoredProfileErrors.UNREADABLE,
                            "the stored profile cannot be read: it is not a JSON object, see line "
                                    + e.getLocation().getLineNr())
                    .next("Make the profile again from the data."));
        }
    }
}
