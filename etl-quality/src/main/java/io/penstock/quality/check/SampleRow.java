package io.penstock.quality.check;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the rows that failed a check.
 *
 * @param row its number among the rows that passed the check, from 1
 * @param values the checked columns by name, as text; empty when values are hidden
 */
public record SampleRow(long row, Map<String, @Nullable String> values) implements Serializable {
    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    public SampleRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
