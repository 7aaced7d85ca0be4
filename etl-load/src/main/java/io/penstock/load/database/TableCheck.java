package io.penstock.load.database;

import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the settings fit each other and the schema, before anything is opened. */
final class TableCheck {
    private TableCheck() {}

    static void check(TableSpec spec, Schema schema, Dialect dialect, Problems problems) {
        if (spec.table().isEmpty()) {
            problems.add(Problem.of(DatabaseErrors.TABLE_NAME, "a table needs a name")
                    .next("Set table."));
        }
        columns(schema, dialect, problems);
        known(spec.primaryKey(), schema, problems);
        known(spec.upsertKey(), schema, problems);
        spec.indexes().forEach(index -> known(index.columns(), schema, problems));
        spec.columnTypes().keySet().forEach(column -> problems.column(schema, column));
        if (spec.mode() == WriteMode.UPSERT && spec.conflictKey().isEmpty()) {
            problems.add(Problem.of(DatabaseErrors.KEY, "upsert needs the columns that make a row unique")
                    .next("Set upsert_on or primary_key."));
        } else if (spec.mode() != WriteMode.UPSERT && !spec.upsertKey().isEmpty()) {
            problems.add(Problem.of(
                            DatabaseErrors.KEY,
                            "upsert_on has no effect in mode "
                                    + spec.mode().name().toLowerCase(Locale.ROOT))
                    .next("Remove upsert_on, or set mode upsert."));
        }
    }

    private static void known(List<String> columns, Schema schema, Problems problems) {
        columns.forEach(column -> problems.column(schema, column));
    }

    private static void columns(Schema schema, Dialect dialect, Problems problems) {
        if (schema.size() == 0) {
            problems.add(DatabaseErrors.COLUMNS, "a table needs at least one column; the data has none");
        } else if (schema.size() > dialect.maxColumns()) {
            problems.add(Problem.of(
                            DatabaseErrors.COLUMNS,
                            "the data has " + schema.size() + " columns; " + dialect.product() + " takes "
                                    + dialect.maxColumns())
                    .next("Select the columns that are needed."));
        }
        Map<String, String> seen = new HashMap<>();
        for (String name : schema.names()) {
            String before = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (before != null) {
                problems.add(Problem.of(
                                DatabaseErrors.COLUMNS,
                                "the columns '" + before + "' and '" + name
                                        + "' differ only in case, which the database does not tell apart")
                        .next("Rename one of them."));
            }
        }
    }
}
