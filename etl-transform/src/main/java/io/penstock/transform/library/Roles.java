package io.penstock.transform.library;

import io.penstock.error.Suggestion;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column plays which role. Without a word a role is played by the column of its own name where there is one; a column that
 * was named must be there.
 *
 * @param step for messages
 * @param known the roles there are
 * @param named columns by role
 */
record Roles(String step, List<String> known, Map<String, String> named) implements Serializable {
    Roles {
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        for (String role : named.keySet()) {
            if (!known.contains(role)) {
                throw TransformErrors.badSetting(
                        step, "'" + role + "' is none of its columns. " + Suggestion.among(role, known));
            }
        }
    }

    static Roles of(String step, String... known) {
        return new Roles(step, List.of(known), Map.of());
    }

    Roles with(Map<String, String> columns) {
        return new Roles(step, known, columns);
    }

    /** Columns by role, of the roles that are played. */
    Map<String, String> in(Schema schema) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String role : known) {
            String column = named.getOrDefault(role, role);
            if (schema.contains(column)) {
                found.put(role, column);
            }
        }
        return found;
    }

    void check(Schema schema, Problems problems) {
        for (String column : named.values()) {
            problems.column(schema, column);
        }
        if (named.isEmpty() && in(schema).isEmpty()) {
            problems.add(
                    TransformErrors.NOTHING_SELECTED,
                    "none of the usual columns is there: " + String.join(", ", known)
                            + ". Name yours in 'columns'. The columns are " + schema + ".");
        }
    }
}
