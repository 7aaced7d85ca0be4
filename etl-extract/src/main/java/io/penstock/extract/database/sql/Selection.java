package io.penstock.extract.database.sql;

import io.penstock.expr.Expr;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read: a table or the user's own query, some of its columns, and conditions on them.
 *
 * @param schemaName the table's schema; null for the connection's own
 * @param table the table; null for a query
 * @param sql the user's query; null for a table
 * @param parameters values of the query's question marks
 * @param columns the columns wanted, in order; empty for all
 * @param ranges conditions, all of which hold
 * @param condition rows for which it is not true may be left out; null for none
 * @param orderBy a unique column that gives the order; null for none
 */
public record Selection(
        @Nullable String schemaName,
        @Nullable String table,
        @Nullable String sql,
        List<@Nullable Object> parameters,
        List<String> columns,
        List<Range> ranges,
        @Nullable Expr condition,
        @Nullable String orderBy)
        implements Serializable {

    /** {@code loans}, {@code archive.loans} or {@code query}: for messages and places. */
    public String title() {
        return table == null ? "query" : schemaName == null ? table : schemaName + "." + table;
    }

    /** The same with one condition more. */
    public Selection with(Range range) {
        List<Range> next = new ArrayList<>(ranges);
        if (!range.isEverything()) {
            next.add(range);
        }
        return new Selection(schemaName, table, sql, parameters, columns, next, condition, orderBy);
    }
}
