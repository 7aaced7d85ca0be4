package io.penstock.load.database.copy;

import io.penstock.load.backup.BackupVersion;
import io.penstock.load.database.jdbc.Connected;
import io.penstock.load.database.jdbc.FoundTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code _penstock_backups}: one row per copy that is whole, written after it. */
final class CopyRegistry {
    private static final String TABLE = "_penstock_backups";

    private final Connected connected;
    private final String table;

    private CopyRegistry(Connected connected) {
        this.connected = connected;
        this.table = connected.dialect().quote(TABLE);
    }

    static CopyRegistry in(Connected connected) {
        return new CopyRegistry(connected);
    }

    private String q(String name) {
        return connected.dialect().quote(name);
    }

    void create() throws SQLException {
        if (isThere()) {
            return;
        }
        try (Statement statement = connected.connection().createStatement()) {
            statement.execute("CREATE TABLE " + table + " (" + q("version") + " VARCHAR(60) NOT NULL PRIMARY KEY, "
                    + q("table_name") + " VARCHAR(200) NOT NULL, " + q("copy_name") + " VARCHAR(200) NOT NULL, "
                    + q("taken_at") + " VARCHAR(40) NOT NULL, " + q("pipeline") + " VARCHAR(1000) NOT NULL, "
                    + q("run_id") + " VARCHAR(200) NOT NULL, " + q("row_count") + " BIGINT NOT NULL)");
        }
    }

    boolean isThere() throws SQLException {
        return FoundTable.find(connected.connection(), TABLE).isPresent();
    }

    void add(BackupVersion version, String copy) throws SQLException {
        try (PreparedStatement insert =
                connected.connection().prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, version.version());
            insert.setString(2, version.target());
            insert.setString(3, copy);
            insert.setString(4, version.takenAt().toString());
            insert.setString(5, version.pipeline());
            insert.setString(6, version.runId());
            insert.setLong(7, version.rows());
            insert.executeUpdate();
        }
    }

    /** The copies of a table, oldest first. */
    List<BackupVersion> list(String of) throws SQLException {
        List<BackupVersion> all = new ArrayList<>();
        try (PreparedStatement select = connected
                .connection()
                .prepareStatement("SELECT " + q("version") + ", " + q("taken_at") + ", " + q("pipeline") + ", "
                        + q("run_id") + ", " + q("row_count") + " FROM " + table + " WHERE " + q("table_name")
                        + " = ? ORDER BY " + q("version"))) {
            select.setString(1, of);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new BackupVersion(
                            rows.getString(1),
                            BackupVersion.Kind.TABLE,
                            of,
                            Instant.parse(rows.getString(2)),
                            rows.getString(3),
                            rows.getString(4),
                            List.of(),
                            rows.getLong(5)));
                }
            }
        }
        return all;
    }

    /** The table that holds a version. */
    String copyOf(String version) throws SQLException {
        try (PreparedStatement select = connected
                .connection()
                .prepareStatement("SELECT " + q("copy_name") + " FROM " + table + " WHERE " + q("version") + " = ?")) {
            select.setString(1, version);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    void remove(String version) throws SQLException {
        try (PreparedStatement delete =
                connected.connection().prepareStatement("DELETE FROM " + table + " WHERE " + q("version") + " = ?")) {
            delete.setString(1, version);
            delete.executeUpdate();
        }
    }
}
