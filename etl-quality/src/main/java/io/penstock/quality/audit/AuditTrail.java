package io.penstock.quality.audit;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.store.Database;
import io.penstock.quality.store.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trail, in the table {@code quality_audit} of the quality store. Entries are only added: the database refuses changes by triggers, and who goes around
 * them breaks the chain of hashes, which {@link #verify} notices: a changed, removed, inserted or moved entry. What it cannot notice alone is that entries
 * at the end are missing, or that somebody wrote the whole chain anew; for that, keep the head it gives somewhere else and give it back. Safe for use by
 * several threads and processes.
 */
public final class AuditTrail {
    private static final Migrations TABLES = new Migrations("audit", List.of("""
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
            FOR EACH STATEMENT EXECUTE FUNCTION quality_audit_only_grows()"""));

    private static final int POSTGRES_LOCK = 7024393;

    private final Database database;
    private final Clock clock;
    private volatile boolean migrated;

    private AuditTrail(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public static AuditTrail in(Database database, Clock clock) {
        return new AuditTrail(database, clock);
    }

    private void migrate() {
        if (!migrated) {
            TABLES.apply(database);
            migrated = true;
        }
    }

    /**
     * Adds an entry.
     *
     * @param subject the pipeline, file or alert it is about
     * @param who a person or program
     * @param detail plain values for JSON, without secrets
     * @throws PlanException {@code PEN-5702} when subject or who is blank
     */
    public AuditEntry append(AuditKind kind, String subject, String who, Map<String, ?> detail) {
        if (subject.isBlank() || who.isBlank()) {
            throw new PlanException(
                    Problem.of(AuditErrors.BAD_ENTRY, "an entry needs a subject and who did it, neither may be blank"));
        }
        migrate();
        String written = AuditEntry.json(detail);
        return database.write(connection -> {
            if (!database.isSqlite()) {
                execute(connection, "SELECT pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
            }
            AuditEntry last = last(connection);
            AuditEntry next = AuditEntry.next(
                    last == null ? 1 : last.sequence() + 1,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                    kind.label(),
                    subject,
                    who,
                    written,
                    last == null ? AuditEntry.BEGINNING : last.hash());
            insert(connection, next);
            return next;
        });
    }

    /**
     * Adds an entry when a file is not as it was when it was last seen, or was never seen.
     *
     * @return the entry; empty when the file is as it was
     * @throws IOException when it cannot be read
     */
    public Optional<AuditEntry> config(Path file, String who) throws IOException {
        String digest = digest(file);
        String subject = file.toString();
        Optional<AuditEntry> before =
                list(AuditKind.CONFIG, subject, 1).stream().findFirst();
        if (before.isPresent() && before.get().detail().contains(digest)) {
            return Optional.empty();
        }
        return Optional.of(append(
                AuditKind.CONFIG,
                subject,
                who,
                Map.of("sha256", digest, "bytes", Files.size(file), "seen_before", before.isPresent())));
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Entries, newest first.
     *
     * @param kind null for all
     * @param subject null for all
     */
    public List<AuditEntry> list(@Nullable AuditKind kind, @Nullable String subject, int most) {
        if (database.isAbsent()) {
            return List.of();
        }
        migrate();
        return database.read(connection -> {
            String sql = "SELECT * FROM quality_audit WHERE (? IS NULL OR kind = ?) AND (? IS NULL OR subject = ?)"
                    + " ORDER BY sequence DESC LIMIT " + most;
            if (!database.isSqlite()) {
                sql = sql.replace("? IS NULL", "CAST(? AS TEXT) IS NULL");
            }
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                String label = kind == null ? null : kind.label();
                select.setString(1, label);
                select.setString(2, label);
                select.setString(3, subject);
                select.setString(4, subject);
                try (ResultSet rows = select.executeQuery()) {
                    List<AuditEntry> entries = new ArrayList<>();
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                    return entries;
                }
            }
        });
    }

    /** Looks at every entry; see {@link #verify(String)}. */
    public Verification verify() {
        return verify(null);
    }

    /**
     * Looks at every entry.
     *
     * @param head a hash that an earlier look gave, to notice that entries at the end are missing; null for none
     */
    public Verification verify(@Nullable String head) {
        if (database.isAbsent()) {
            return head == null || head.equals(AuditEntry.BEGINNING)
                    ? new Verification(0, AuditEntry.BEGINNING, null, null)
                    : new Verification(0, AuditEntry.BEGINNING, 1L, "the trail is gone");
        }
        migrate();
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM quality_audit ORDER BY sequence")) {
                select.setFetchSize(1000);
                try (ResultSet rows = select.executeQuery()) {
                    return verify(rows, head);
                }
            }
        });
    }

    private static Verification verify(ResultSet rows, @Nullable String head) throws SQLException {
        String previous = AuditEntry.BEGINNING;
        long count = 0;
        boolean headSeen = head == null || head.equals(previous);
        while (rows.next()) {
            AuditEntry entry = entry(rows);
            long expected = count + 1;
            String problem = null;
            if (entry.sequence() != expected) {
                problem = expected == entry.sequence() - 1
                        ? "entry " + expected + " is missing"
                        : "entries " + expected + " to " + (entry.sequence() - 1) + " are missing";
            } else if (!entry.isWhole()) {
                problem = "entry " + expected + " was changed: its hash is not that of its content";
            } else if (!entry.previous().equals(previous)) {
                problem = "entry " + expected + " does not follow the one before it: one of them was put in or moved";
            }
            if (problem != null) {
                return new Verification(count, previous, expected, problem);
            }
            previous = entry.hash();
            headSeen |= previous.equals(head);
            count++;
        }
        return headSeen
                ? new Verification(count, previous, null, null)
                : new Verification(
                        count,
                        previous,
                        count + 1,
                        "entries behind " + count
                                + " are missing, or the trail was written anew: the given head is not in it");
    }

    private static @Nullable AuditEntry last(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT * FROM quality_audit ORDER BY sequence DESC LIMIT 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? entry(rows) : null;
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

    private static void insert(Connection connection, AuditEntry entry) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO quality_audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
