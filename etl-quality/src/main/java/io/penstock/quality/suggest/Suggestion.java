package io.penstock.quality.suggest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A check that the data of a profile would pass.
 *
 * @param check as it stands in JSON: {@code type} and its settings
 * @param because one clause: {@code all 1,000 rows have a value}
 */
public record Suggestion(Map<String, Object> check, String because) {
    public Suggestion {
        check = Collections.unmodifiableMap(new LinkedHashMap<>(check));
    }
}
