package io.penstock.quality.audit;

import io.penstock.quality.store.Database;
import io.penstock.quality.store.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of the trail, which its database lets grow only. */
final class AuditTable {
    static final Migrations MIGRATIONS = new Migrations("audit", List.of("""
            CREATE TABLE quality_audit (
              sequence BIGINT NOT NULL PRIMARY KEY,
              at TEXT NOT NULL,
              kind TEXT NOT NULL,
              subject TEXT NOT NULL,
              who TEXT NOT NULL,
              detail TEXT NOT NULL,
              previous TEXT NOT NULL,
              hash TEXT NOT NULL)
            ;;
            --sqlite
            CREATE TRIGGER quality_audit_no_update BEFORE UPDATE ON quality_audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END
            ;;
            --sqlite
            CREATE TRIGGER quality_audit_no_delete BEFORE DELETE ON quality_audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END
            ;;
            --postgresql
            CREATE FUNCTION quality_audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the audit trail only grows'; END $$
            ;;
            --postgresql
            CREATE TRIGGER quality_audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_audit
            FOR EACH STATEMENT EXECUTE FUNCTION quality_audit_only_grows()""", """
            --sqlite
            CREATE TRIGGER quality_audit_no_replace BEFORE INSERT ON quality_audit
            WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM quality_audit)
              OR EXISTS (SELECT 1 FROM quality_audit WHERE rowid = NEW.rowid)
            BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END
            ;;
            CREATE INDEX quality_audit_by_subject ON quality_audit (subject, sequence)"""));

    private static final int POSTGRES_LOCK = 7024394;

    private AuditTable() {}

    /** Keeps other writers out until the transaction ends; in SQLite they are out already. */
    static void lock(Connection connection, Database database) throws SQLException {
        if (!database.isSqlite()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
            }
        }
    }

    static @Nullable AuditEntry last(Connection connection) throws SQLException {
        List<AuditEntry> found = list(connection, AuditFilter.ALL, 1);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Newest first. */
    static List<AuditEntry> list(Connection connection, AuditFilter filter, int most) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = "SELECT * FROM quality_audit" + filter.where(values) + " ORDER BY sequence DESC LIMIT ?";
        values.add(most);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                List<AuditEntry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return entries;
            }
        }
    }

    /** What is done with every entry, oldest first, until it says no. */
    interface Look {
        boolean at(AuditEntry entry);
    }

    static void each(Connection connection, Look look) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM quality_audit ORDER BY sequence")) {
            select.setFetchSize(1000);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (!look.at(entry(rows))) {
                        return;
                    }
                }
            }
        }
    }

    static void insert(Connection connection, AuditEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO quality_audit (sequence, at, kind,"
                + " subject, who, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, entry.sequence());
            insert.setString(2, entry.at());
            insert.setString(3, entry.kind());
            insert.setString(4, entry.subject());
            insert.setString(5, entry.who());
            insert.setString(6, entry.detail());
            insert.setString(7, entry.previous());
            insert.setString(8, entry.hash());
            insert.executeUpdate();
        }
    }

    /** Whether the triggers that refuse changes are there and switched on. */
    static boolean isGuarded(Connection connection, Database database) throws SQLException {
        String sql = database.isSqlite()
                ? "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'quality_audit'"
                        + " AND name IN ('quality_audit_no_update', 'quality_audit_no_delete', 'quality_audit_no_replace')"
                : "SELECT 3 * count(*) FROM pg_trigger WHERE tgrelid = 'quality_audit'::regclass"
                        + " AND tgname = 'quality_audit_no_change' AND tgenabled IN ('O', 'A')";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getInt(1) == 3;
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getString("at"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("who"),
                row.getString("detail"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
