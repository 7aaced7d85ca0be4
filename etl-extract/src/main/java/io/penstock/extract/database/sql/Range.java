package io.penstock.extract.database.sql;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one column. Values are kept as text and bound as the column's type.
 *
 * @param column the column
 * @param from the least value; null for none
 * @param fromEdge whether the least value itself is inside
 * @param to the end, never inside; null for none
 * @param nulls what becomes of rows without a value
 */
public record Range(
        String column,
        @Nullable String from,
        Edge fromEdge,
        @Nullable String to,
        NullCursors nulls) implements Serializable {
    /** Whether an end of a range belongs to it. */
    public enum Edge {
        INCLUDED,
        EXCLUDED
    }

    /** Whether no row is left out. */
    public boolean isEverything() {
        return from == null && to == null && nulls != NullCursors.EXCLUDE;
    }

    /**
     * The condition as SQL.
     *
     * @param quoted the column's quoted name
     * @param bound from the text of a value to what is bound
     * @param values takes what is bound, in order
     */
    public String sql(String quoted, Function<String, Object> bound, List<@Nullable Object> values) {
        StringBuilder sql = new StringBuilder();
        if (from != null) {
            sql.append(quoted).append(fromEdge == Edge.INCLUDED ? " >= ?" : " > ?");
            values.add(bound.apply(from));
        }
        if (to != null) {
            sql.append(sql.isEmpty() ? "" : " AND ").append(quoted).append(" < ?");
            values.add(bound.apply(to));
        }
        if (nulls == NullCursors.EXCLUDE) {
            sql.append(sql.isEmpty() ? "" : " AND ").append(quoted).append(" IS NOT NULL");
        } else if (!sql.isEmpty()) {
            sql.insert(0, "(").append(" OR ").append(quoted).append(" IS NULL)");
        }
        return sql.toString();
    }
}
