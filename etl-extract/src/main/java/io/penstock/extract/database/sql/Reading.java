package io.penstock.extract.database.sql;

import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a selection is read.
 *
 * @param selection what is read
 * @param types declared types of columns by name
 * @param misfits what becomes of values that do not fit
 * @param fetchRows rows asked for at a time; 0 for the reader's own number
 * @param queryTimeout how long one statement may take; null for no limit
 * @param where the database without user and password, for messages
 */
public record Reading(
        Selection selection,
        Map<String, Type> types,
        MisfitPolicy misfits,
        int fetchRows,
        @Nullable Duration queryTimeout,
        String where) {

    /** Where rows go. */
    public RowsOut out(Schema schema, CursorWatch watch) {
        return new RowsOut(selection.title(), schema, misfits, watch);
    }

    /** Rows of one piece. */
    public int rows(StepContext context) {
        return fetchRows > 0 ? Math.min(fetchRows, context.batchRows()) : context.batchRows();
    }

    /** Seconds for {@link java.sql.Statement#setQueryTimeout}; 0 for no limit. */
    public int timeoutSeconds() {
        return queryTimeout == null ? 0 : (int) Math.max(1, queryTimeout.toSeconds());
    }
}
