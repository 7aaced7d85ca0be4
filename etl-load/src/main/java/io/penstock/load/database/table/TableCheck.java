package io.penstock.load.database.table;

import io.penstock.error.Problem;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the settings fit each other, the schema and the limits of the database, before anything is opened. */
public final class TableCheck {
    private TableCheck() {}

    public static void check(TableSpec spec, Schema schema, Dialect dialect, Problems problems) {
        if (spec.table().isEmpty()) {
            problems.add(Problem.of(DatabaseErrors.TABLE_NAME, "a table needs a name")
                    .next("Set table."));
        }
        columns(schema, dialect, problems);
        names(spec, schema, dialect, problems);
        known(spec.keys().primary(), schema, problems);
        known(spec.keys().matching(), schema, problems);
        known(spec.keys().tracked(), schema, problems);
        spec.indexes().forEach(index -> known(index.columns(), schema, problems));
        spec.columnTypes().keySet().forEach(column -> problems.column(schema, column));
        keys(spec, schema, problems);
    }

    private static void keys(TableSpec spec, Schema schema, Problems problems) {
        LoadWay way = spec.way();
        if (way.needsKey() && spec.keys().matched().isEmpty()) {
            problems.add(Problem.of(DatabaseErrors.KEY, way.name() + " needs the columns that " + purpose(way))
                    .next(
                            way.knownKey() == LoadWay.KnownKey.UPDATE
                                    ? "Set upsert_on or primary_key."
                                    : "Set key or primary_key."));
        } else if (!way.needsKey() && !spec.keys().matching().isEmpty()) {
            problems.add(Problem.of(DatabaseErrors.KEY, "upsert_on and key have no effect in mode " + way.name())
                    .next("Remove them, or set mode upsert, insert_only, merge or scd2."));
        }
        boolean history = way.knownKey() == LoadWay.KnownKey.HISTORY;
        if (!history && !spec.keys().tracked().isEmpty()) {
            problems.add(Problem.of(DatabaseErrors.KEY, "tracked has no effect in mode " + way.name())
                    .next("Remove it, or set mode scd2."));
        }
        for (String column : history ? History.COLUMNS : List.<String>of()) {
            if (schema.contains(column)) {
                problems.add(Problem.of(
                                DatabaseErrors.COLUMNS,
                                "the data has a column '" + column + "', which mode scd2 makes itself")
                        .next("Rename or drop it."));
            }
        }
    }

    private static String purpose(LoadWay way) {
        return way.needsUniqueKey() ? "make a row unique" : "tell what a row is about";
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
        for (String name : dialect.tellsCaseApart() ? List.<String>of() : schema.names()) {
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

    private static void names(TableSpec spec, Schema schema, Dialect dialect, Problems problems) {
        List<String> names = new ArrayList<>(schema.names());
        names.add(spec.table());
        for (String name : names) {
            int bytes = name.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > dialect.maxNameBytes()) {
                problems.add(Problem.of(
                                DatabaseErrors.NAMES,
                                "the name '" + name + "' has " + bytes + " bytes; " + dialect.product() + " takes "
                                        + dialect.maxNameBytes())
                        .next("Give it a shorter name."));
            } else if (name.indexOf('\0') >= 0) {
                problems.add(Problem.of(DatabaseErrors.NAMES, "a name has a NUL character, which no database takes")
                        .next("Rename the column."));
            }
        }
    }
}
