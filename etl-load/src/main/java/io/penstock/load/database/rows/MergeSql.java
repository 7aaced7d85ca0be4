package io.penstock.load.database.rows;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that bring a staged piece into a table. They are standard SQL about whole sets; a parameter stands for the
 * time of the run.
 *
 * @param stage the table that holds the piece, one row per key where the mode needs it
 * @param seen the keys that this run has brought before; for {@link #deleteInsertOnce}
 * @param columns those of the data, as the table spells them
 * @param tracked those whose change makes a new version; empty: all but the key
 */
record MergeSql(
        Dialect dialect,
        String table,
        String stage,
        String seen,
        List<String> columns,
        List<String> key,
        List<String> tracked) {

    String insert() {
        return "INSERT INTO " + q(table) + " (" + dialect.quoteAll(columns) + ") SELECT " + dialect.quoteAll(columns)
                + " FROM " + q(stage);
    }

    List<String> upsert() {
        String clause = dialect.updateOnConflict(key, columns);
        if (!clause.isEmpty()) {
            return List.of(insert() + " WHERE 1 = 1" + clause);
        }
        if (dialect.merges()) {
            return List.of(merge());
        }
        List<String> others = without(columns, key);
        List<String> statements = new ArrayList<>();
        if (!others.isEmpty()) {
            statements.add("UPDATE " + q(table) + " SET " + assignments(others) + " WHERE " + isIn(stage));
        }
        statements.add(insert() + " WHERE NOT EXISTS (SELECT 1 FROM " + q(table) + " WHERE " + match(stage) + ")");
        return statements;
    }

    private String merge() {
        String set = without(columns, key).stream()
                .map(name -> q(name) + " = " + q(stage) + "." + q(name))
                .collect(Collectors.joining(", "));
        return "MERGE INTO " + q(table) + " USING " + q(stage) + " ON (" + match(stage) + ")"
                + (set.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + set)
                + " WHEN NOT MATCHED THEN INSERT (" + dialect.quoteAll(columns) + ") VALUES ("
                + columns.stream().map(name -> q(stage) + "." + q(name)).collect(Collectors.joining(", ")) + ")";
    }

    List<String> insertNew() {
        String clause = dialect.ignoreOnConflict(key);
        return List.of(
                clause.isEmpty()
                        ? insert() + " WHERE NOT EXISTS (SELECT 1 FROM " + q(table) + " WHERE " + match(stage) + ")"
                        : insert() + " WHERE 1 = 1" + clause);
    }

    /** For tables that are unique on the key: a later row of the run takes the place of an earlier one. */
    List<String> deleteInsert() {
        return List.of("DELETE FROM " + q(table) + " WHERE " + isStaged(), insert());
    }

    /** For others: only rows from before the run go. */
    List<String> deleteInsertOnce() {
        return List.of(
                "DELETE FROM " + q(table) + " WHERE " + isStaged() + " AND NOT " + isIn(seen),
                "INSERT INTO " + q(seen) + " SELECT DISTINCT " + dialect.quoteAll(key) + " FROM " + q(stage)
                        + " WHERE NOT EXISTS (SELECT 1 FROM " + q(seen) + " WHERE "
                        + key.stream()
                                .map(k -> q(seen) + "." + q(k) + " = " + q(stage) + "." + q(k))
                                .collect(Collectors.joining(" AND "))
                        + ")",
                insert());
    }

    /**
     * A version that this run itself began and that changes again goes without a trace; other versions that changed end now;
     * columns that are not tracked change in place; keys without a current version get one.
     */
    List<String> history() {
        List<String> watched = tracked.isEmpty() ? without(columns, key) : tracked;
        String current = q(table) + "." + q(History.IS_CURRENT) + " = TRUE";
        String changed =
                "EXISTS (SELECT 1 FROM " + q(stage) + " WHERE " + match(stage) + " AND (" + differ(watched) + "))";
        List<String> statements = new ArrayList<>();
        if (!watched.isEmpty()) {
            statements.add("DELETE FROM " + q(table) + " WHERE " + current + " AND " + q(table) + "."
                    + q(History.VALID_FROM) + " = ? AND " + changed);
            statements.add("UPDATE " + q(table) + " SET " + q(History.VALID_TO) + " = ?, " + q(History.IS_CURRENT)
                    + " = FALSE WHERE " + current + " AND " + changed);
        }
        List<String> others = without(without(columns, key), watched);
        if (!others.isEmpty()) {
            statements.add("UPDATE " + q(table) + " SET " + assignments(others) + " WHERE " + current
                    + " AND EXISTS (SELECT 1 FROM " + q(stage) + " WHERE " + match(stage) + " AND (" + differ(others)
                    + "))");
        }
        statements.add("INSERT INTO " + q(table) + " (" + dialect.quoteAll(columns) + ", "
                + dialect.quoteAll(History.COLUMNS) + ") SELECT " + dialect.quoteAll(columns)
                + ", ?, NULL, TRUE FROM " + q(stage) + " WHERE NOT EXISTS (SELECT 1 FROM " + q(table) + " WHERE "
                + match(stage) + " AND " + current + ")");
        return statements;
    }

    private String assignments(List<String> names) {
        return names.stream()
                .map(name -> q(name) + " = (SELECT " + q(stage) + "." + q(name) + " FROM " + q(stage) + " WHERE "
                        + match(stage) + ")")
                .collect(Collectors.joining(", "));
    }

    private String isStaged() {
        return dialect.merges() && key.size() == 1
                ? q(table) + "." + q(key.get(0)) + " IN (SELECT " + q(key.get(0)) + " FROM " + q(stage) + ")"
                : isIn(stage);
    }

    private String isIn(String other) {
        return "EXISTS (SELECT 1 FROM " + q(other) + " WHERE " + match(other) + ")";
    }

    private String match(String other) {
        return key.stream()
                .map(k -> q(other) + "." + q(k) + " = " + q(table) + "." + q(k))
                .collect(Collectors.joining(" AND "));
    }

    private String differ(List<String> names) {
        return names.stream()
                .map(name -> dialect.differ(q(table) + "." + q(name), q(stage) + "." + q(name)))
                .collect(Collectors.joining(" OR "));
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private String q(String name) {
        return dialect.quote(name);
    }
}
