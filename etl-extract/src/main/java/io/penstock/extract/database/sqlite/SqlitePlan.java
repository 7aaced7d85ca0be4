package io.penstock.extract.database.sqlite;

import io.penstock.extract.database.sql.Query;
import io.penstock.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a SQLite database is read.
 *
 * @param schema the columns
 * @param columns their quoted names, in the schema's order
 * @param from what stands behind FROM, with the values of the user's query
 * @param rowid the name under which the table's row number can be asked for; null when there is none
 */
record SqlitePlan(
        Schema schema,
        List<String> columns,
        Query from,
        @Nullable String rowid) {}
