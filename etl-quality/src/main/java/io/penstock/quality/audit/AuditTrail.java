package io.penstock.quality.audit;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trail, in the table {@code quality_audit} of the quality store. Entries are only added: the database refuses changes by triggers, and who goes around
 * them breaks the chain of hashes, which {@link #verify} notices: a changed, removed, inserted or moved entry. What it cannot notice alone is that entries
 * at the end are missing, or that somebody wrote the whole chain anew from some entry on; for that, keep the head it gives somewhere else and give it back. Secrets in
 * what is written are masked. Safe for use by several threads and processes.
 */
public final class AuditTrail {
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
            AuditTable.MIGRATIONS.apply(database);
            migrated = true;
        }
    }

    /**
     * Something that happened.
     *
     * @param subject the pipeline, file or alert it is about
     * @param detail plain values for JSON
     */
    public record Act(AuditKind kind, String subject, Map<String, ?> detail) {}

    /**
     * Adds an entry.
     *
     * @param subject the pipeline, file or alert it is about
     * @param who a person or program
     * @param detail plain values for JSON; passwords, tokens and users in URLs are masked
     * @throws PlanException {@code PEN-5702} when subject or who is blank
     */
    public AuditEntry append(AuditKind kind, String subject, String who, Map<String, ?> detail) {
        return append(who, List.of(new Act(kind, subject, detail))).get(0);
    }

    /**
     * Adds entries that follow each other, all of them or none.
     *
     * @throws PlanException {@code PEN-5702} when a subject or who is blank
     */
    public List<AuditEntry> append(String who, List<Act> acts) {
        acts.forEach(act -> check(act.subject(), who));
        migrate();
        return database.write(connection -> {
            AuditTable.lock(connection, database);
            return append(connection, who, acts);
        });
    }

    private List<AuditEntry> append(Connection connection, String who, List<Act> acts) throws SQLException {
        AuditEntry last = AuditTable.last(connection);
        List<AuditEntry> added = new ArrayList<>();
        for (Act act : acts) {
            last = AuditEntry.next(
                    last == null ? 1 : last.sequence() + 1,
                    AuditFilter.time(clock.instant()),
                    act.kind().label(),
                    text(act.subject()),
                    text(who),
                    AuditEntry.json(AuditSecrets.masked(act.detail())),
                    last == null ? AuditEntry.BEGINNING : last.hash());
            AuditTable.insert(connection, last);
            added.add(last);
        }
        return added;
    }

    private static void check(String subject, String who) {
        if (subject.isBlank() || who.isBlank()) {
            throw new PlanException(
                    Problem.of(AuditErrors.BAD_ENTRY, "an entry needs a subject and who did it, neither may be blank"));
        }
    }

    /** PostgreSQL has no character 0; JSON text never holds one. */
    private static String text(String given) {
        return AuditSecrets.masked(given).replace('\0', '\uFFFD');
    }

    /**
     * Adds an entry when a file is not as it was when it was last seen, or was never seen.
     *
     * @return the entry, whose subject is the absolute path; empty when the file is as it was
     * @throws IOException when it cannot be read
     */
    public Optional<AuditEntry> config(Path file, String who) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String digest = digest(bytes);
        String subject = file.toAbsolutePath().normalize().toString();
        check(subject, who);
        migrate();
        return database.write(connection -> {
            AuditTable.lock(connection, database);
            AuditFilter seen = AuditFilter.ALL.kind(AuditKind.CONFIG).subject(text(subject));
            List<AuditEntry> before = AuditTable.list(connection, seen, 1);
            if (!before.isEmpty() && before.get(0).detail().contains(digest)) {
                return Optional.empty();
            }
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("sha256", digest);
            detail.put("bytes", bytes.length);
            detail.put("seen_before", !before.isEmpty());
            return Optional.of(append(connection, who, List.of(new Act(AuditKind.CONFIG, subject, detail)))
                    .get(0));
        });
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
        return list(new AuditFilter(kind, subject, null, null, null), most);
    }

    /** Entries, newest first. */
    public List<AuditEntry> list(AuditFilter filter, int most) {
        if (database.isAbsent()) {
            return List.of();
        }
        migrate();
        return database.read(connection -> AuditTable.list(connection, filter, most));
    }

    /** Whether the database still refuses changes; false when somebody took the triggers away. True for a trail that is not there yet. */
    public boolean isGuarded() {
        if (database.isAbsent()) {
            return true;
        }
        migrate();
        return database.read(connection -> AuditTable.isGuarded(connection, database));
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
        Chain chain = new Chain(head);
        if (!database.isAbsent()) {
            migrate();
            database.read(connection -> {
                AuditTable.each(connection, chain::accept);
                return true;
            });
        }
        return chain.end();
    }

    /**
     * Writes every entry as a line of JSON, oldest first.
     *
     * @return the number of entries
     * @throws IOException when {@code out} cannot be written
     */
    public long export(Appendable out) throws IOException {
        if (database.isAbsent()) {
            return 0;
        }
        migrate();
        long[] count = new long[1];
        try {
            database.read(connection -> {
                AuditTable.each(connection, entry -> {
                    try {
                        out.append(entry.toJson()).append('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    count[0]++;
                    return true;
                });
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    /**
     * Looks at every entry of an exported trail; needs no database.
     *
     * @param head as for {@link #verify(String)}
     * @throws IOException when the file cannot be read
     * @throws PlanException {@code PEN-5702} naming the line that is no entry
     */
    public static Verification verifyExport(Path file, @Nullable String head) throws IOException {
        Chain chain = new Chain(head);
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            Iterator<String> each = lines.iterator();
            for (long number = 1; each.hasNext(); number++) {
                if (!chain.accept(AuditEntry.fromJson(each.next(), file + ":" + number))) {
                    break;
                }
            }
        }
        return chain.end();
    }
}
