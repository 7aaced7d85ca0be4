package io.penstock.load.database.sqlite;

import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.jdbc.DefinedTables;
import io.penstock.load.database.shape.Fit;
import io.penstock.load.database.shape.Fitting;
import io.penstock.load.database.table.IndexSpec;
import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.TableDefinition;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The definitions that a load changes, inside its transaction: tables before the rows, indexes and swaps after them. */
final class SqliteTables {
    /** The table being filled until it takes the old one's place. */
    private static final String REPLACEMENT = "_penstock_new_";

    private SqliteTables() {}

    /** Makes the table that is filled, or checks the one that is there. */
    static TablePlan ready(Connection connection, String target, TableSpec spec, TableDesign design)
            throws SQLException {
        TableDefinition tables = spec.definition();
        if (tables != null) {
            DefinedTables.make(connection, SqliteDialect.SQLITE, tables);
        }
        ExistingTable existing = ExistingTable.read(connection, spec.table());
        if (existing.exists() && spec.way().existing() != LoadWay.Existing.SWAP) {
            TablePlan.refuseView(target, existing, spec);
            TablePlan.refuseExisting(target, spec);
            Fit fit = Fitting.of(target, spec.table(), existing.columns(), design, spec);
            for (String definition : fit.definitions()) {
                SqliteConnections.execute(connection, definition);
            }
            ExistingTable changed =
                    fit.definitions().isEmpty() ? existing : ExistingTable.read(connection, spec.table());
            TablePlan plan = TablePlan.into(changed, fit, spec);
            if (spec.way().existing() == LoadWay.Existing.EMPTY) {
                SqliteConnections.execute(connection, "DELETE FROM main." + SqliteDialect.SQLITE.quote(plan.table()));
            }
            return plan;
        }
        String name = existing.exists() ? REPLACEMENT + spec.table() : spec.table();
        TablePlan plan = TablePlan.create(design, spec, name);
        if (existing.exists()) {
            TablePlan.refuseView(target, existing, spec);
            SqliteConnections.execute(
                    connection, "DROP TABLE IF EXISTS main." + design.dialect().quote(name));
        }
        SqliteConnections.execute(connection, design.createTable(name));
        return plan;
    }

    /** Puts a replacement in place and makes the indexes. */
    static void complete(Connection connection, TablePlan plan, TableSpec spec) throws SQLException {
        if (!plan.table().equals(spec.table())) {
            swap(connection, plan.table(), spec.table());
        }
        for (IndexSpec index : spec.indexes()) {
            SqliteConnections.execute(
                    connection,
                    SqliteDialect.SQLITE.createIndex(
                            index.name(spec.table()),
                            spec.table(),
                            index.columns(),
                            index.kind() == IndexSpec.Kind.UNIQUE));
        }
    }

    /** Puts the new table in the old one's place; triggers of the old table are made again. */
    private static void swap(Connection connection, String replacement, String table) throws SQLException {
        List<String> triggers = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(
                "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE")) {
            find.setString(1, table);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
        }
        // Without this a view on the old table would stop the renaming.
        SqliteConnections.execute(connection, "PRAGMA legacy_alter_table=ON");
        SqliteConnections.execute(connection, "DROP TABLE main." + SqliteDialect.SQLITE.quote(table));
        SqliteConnections.execute(
                connection,
                "ALTER TABLE main." + SqliteDialect.SQLITE.quote(replacement) + " RENAME TO "
                        + SqliteDialect.SQLITE.quote(table));
        for (String trigger : triggers) {
            SqliteConnections.execute(connection, trigger);
        }
        SqliteConnections.execute(connection, "PRAGMA legacy_alter_table=OFF");
    }
}
