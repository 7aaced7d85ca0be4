package io.penstock.quality.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.error.StateException;
import io.penstock.quality.store.Database;
import io.penstock.testkit.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trail does wherever it is. */
abstract class AuditTrailContract {
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

    @TempDir
    protected Path directory;

    private final TestClock clock = TestClock.at(MONDAY);
    private String url = "";

    /** The URL of a new, empty database. */
    abstract String url() throws Exception;

    /** What somebody does first who knows SQL and wants to change entries. */
    abstract List<String> withoutGuards();

    @BeforeEach
    void open() throws Exception {
        url = url();
    }

    private AuditTrail trail() {
        return AuditTrail.in(Database.at(url), clock);
    }

    private void fill(int entries) {
        AuditTrail trail = trail();
        for (int i = 1; i <= entries; i++) {
            trail.append(AuditKind.RUN, "loans", "penstock", Map.of("rows", i));
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void tamper(String... sql) throws SQLException {
        List<String> all = new ArrayList<>(withoutGuards());
        all.addAll(List.of(sql));
        execute(all);
    }

    @Test
    void growsByEntriesThatCarryTheHashOfTheOneBefore() {
        fill(3);
        List<AuditEntry> entries = trail().list(null, null, 10);
        assertThat(entries).extracting(AuditEntry::sequence).containsExactly(3L, 2L, 1L);
        assertThat(entries.get(2).previous()).isEqualTo(AuditEntry.BEGINNING);
        assertThat(entries.get(0).previous()).isEqualTo(entries.get(1).hash());
        assertThat(trail().verify())
                .isEqualTo(new Verification(3, entries.get(0).hash(), null, null));
    }

    /** So that it can be checked without this library; the number was made with {@code sha256sum}. */
    @Test
    void hashesTheJsonArrayOfTheOtherFields() {
        AuditEntry entry = trail().append(AuditKind.RUN, "löans", "ann", Map.of("rows", 1));
        assertThat("[1,\"2026-03-02T06:00:00.000Z\",\"run\",\"löans\",\"ann\",\"{\\\"rows\\\":1}\",\"" + "0".repeat(64)
                        + "\"]")
                .satisfies(canonical -> assertThat(new ObjectMapper()
                                .writeValueAsString(List.of(
                                        1,
                                        entry.at(),
                                        entry.kind(),
                                        entry.subject(),
                                        entry.who(),
                                        entry.detail(),
                                        entry.previous())))
                        .isEqualTo(canonical));
        assertThat(entry.hash()).isEqualTo("7ebf9520da82cfc003481be3ad222463d93b794f00ff9a252dd99d1685961920");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE quality_audit SET who = 'x' WHERE sequence = 1",
                "DELETE FROM quality_audit WHERE sequence = 2",
                "DELETE FROM quality_audit"
            })
    void isRefusedChangesByTheDatabase(String sql) {
        fill(2);
        assertThatThrownBy(() -> execute(List.of(sql))).hasMessageContaining("the audit trail only grows");
        assertThat(trail().verify().isWhole()).isTrue();
        assertThat(trail().isGuarded()).isTrue();
    }

    @Test
    void noticesThatItsGuardsAreGone() throws SQLException {
        fill(1);
        tamper();
        assertThat(trail().isGuarded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            changed   | UPDATE quality_audit SET detail = '{"rows":9}' WHERE sequence = 3 | 3 | entry 3 was changed: its hash is not that of its content
            changed   | UPDATE quality_audit SET at = '2024-01-01T00:00:00.000Z' WHERE sequence = 1 | 1 | entry 1 was changed: its hash is not that of its content
            changed   | UPDATE quality_audit SET who = 'eve' WHERE sequence IN (4, 5) | 4 | entry 4 was changed: its hash is not that of its content
            changed   | UPDATE quality_audit SET hash = previous WHERE sequence = 5   | 5 | entry 5 was changed: its hash is not that of its content
            removed   | DELETE FROM quality_audit WHERE sequence = 2                  | 2 | entry 2 is missing
            removed   | DELETE FROM quality_audit WHERE sequence IN (2, 3)            | 2 | entries 2 to 3 are missing
            removed   | DELETE FROM quality_audit WHERE sequence = 1                  | 1 | entry 1 is missing
            renumbered| DELETE FROM quality_audit WHERE sequence = 2; UPDATE quality_audit SET sequence = -sequence WHERE sequence > 2; UPDATE quality_audit SET sequence = -sequence - 1 WHERE sequence < 0 | 2 | entry 2 was written as entry 3: entries before it were removed, or it was moved
            reordered | UPDATE quality_audit SET sequence = CASE sequence WHEN 2 THEN -3 ELSE -2 END WHERE sequence IN (2, 3); UPDATE quality_audit SET sequence = -sequence WHERE sequence < 0 | 2 | entry 2 was written as entry 3: entries before it were removed, or it was moved
            inserted  | INSERT INTO quality_audit SELECT 6, at, kind, subject, 'eve', detail, previous, hash FROM quality_audit WHERE sequence = 5 | 6 | entry 6 was changed: its hash is not that of its content
            inserted  | INSERT INTO quality_audit SELECT 0, at, kind, subject, who, detail, previous, hash FROM quality_audit WHERE sequence = 5 | 1 | entry 0 was put in where entry 1 should stand
            inserted  | UPDATE quality_audit SET sequence = -sequence WHERE sequence > 2; UPDATE quality_audit SET sequence = 1 - sequence WHERE sequence < 0; INSERT INTO quality_audit SELECT 3, at, kind, subject, who, detail, previous, hash FROM quality_audit WHERE sequence = 2 | 3 | entry 3 was written as entry 2: entries before it were put in, or it was moved
            """)
    void namesTheFirstBrokenLink(String what, String sql, long brokenAt, String problem) throws Exception {
        fill(5);
        tamper(sql.split(";"));
        Verification found = trail().verify();
        assertThat(found.isWhole()).as(what).isFalse();
        assertThat(found.brokenAt()).isEqualTo(brokenAt);
        assertThat(found.problem()).isEqualTo(problem);
        assertThat(AuditTrail.verifyExport(export(), null)).isEqualTo(found);
    }

    private Path export() throws IOException {
        StringBuilder lines = new StringBuilder();
        trail().export(lines);
        return Files.writeString(directory.resolve("trail.jsonl"), lines);
    }

    @Test
    void noticesAnEntryThatWasPutInWithAHashOfItsOwn() throws SQLException {
        fill(3);
        AuditEntry second = trail().list(null, null, 3).get(1);
        AuditEntry forged =
                AuditEntry.next(2, "2024-01-01T00:00:00.000Z", "run", "loans", "eve", "{}", second.previous());
        tamper("UPDATE quality_audit SET at = '" + forged.at() + "', who = 'eve', detail = '{}', hash = '"
                + forged.hash() + "' WHERE sequence = 2");
        assertThat(trail().verify().brokenAt()).isEqualTo(3);
        assertThat(trail().verify().problem())
                .isEqualTo("entry 3 does not follow the one before it: one of them was written anew");
    }

    @Test
    void noticesMissingEntriesAtTheEndByAHeadKeptElsewhere() throws SQLException {
        fill(5);
        String head = trail().verify().head();
        tamper("DELETE FROM quality_audit WHERE sequence > 3");
        assertThat(trail().verify().isWhole()).isTrue();
        assertThat(trail().verify(head))
                .satisfies(found -> assertThat(found.brokenAt()).isEqualTo(4))
                .satisfies(found -> assertThat(found.problem())
                        .isEqualTo("entries behind 3 are missing, or the trail was written anew: the given head is not"
                                + " in it"));
        fill(2);
        assertThat(trail().verify(head).isWhole()).isFalse();
    }

    @Test
    void noticesThatItsTableIsGone() throws SQLException {
        fill(1);
        tamper("DROP TABLE quality_audit");
        assertThatThrownBy(() -> trail().verify())
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("[PEN-5301] quality store")
                .hasMessageContaining("quality_audit");
    }

    @Test
    void knowsAHeadThatHasBeenGrownPast() {
        fill(2);
        String head = trail().verify().head();
        fill(2);
        assertThat(trail().verify(head).isWhole()).isTrue();
        assertThat(trail().verify(AuditEntry.BEGINNING).isWhole()).isTrue();
    }

    @Test
    void noticesConfigFilesThatChanged() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{}");
        assertThat(trail().config(file, "ann")).isPresent();
        assertThat(trail().config(file, "ann")).isEmpty();
        Files.writeString(file, "{ }");
        assertThat(trail().config(file, "bob"))
                .hasValueSatisfying(entry -> assertThat(entry.detail()).contains("\"seen_before\":true"));
        Files.writeString(file, "{}");
        assertThat(trail().config(file, "bob")).isPresent();
        assertThat(trail().list(AuditKind.CONFIG, file.toString(), 10)).hasSize(3);
    }

    @Test
    void seesAConfigFileOnceWhenManyLookAtOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{}");
        IntStream.range(0, 20).parallel().forEach(i -> {
            try {
                trail().config(file, "ann");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(trail().list(AuditFilter.ALL, 10)).hasSize(1);
    }

    @Test
    void keepsItsOrderWhenManyWriteAtOnce() {
        IntStream.range(0, 60).parallel().forEach(i -> trail().append(AuditKind.RUN, "p" + i, "penstock", Map.of()));
        assertThat(trail().verify()).satisfies(found -> {
            assertThat(found.entries()).isEqualTo(60);
            assertThat(found.isWhole()).isTrue();
        });
    }

    @Test
    void findsEntries() {
        fill(2);
        clock.advance(Duration.ofHours(1));
        trail().append(AuditKind.RESTORE, "loans", "ann", Map.of());
        clock.advance(Duration.ofHours(1));
        trail().append(AuditKind.ALERT, "alert #1", "ann", Map.of());
        assertThat(trail().list(AuditFilter.ALL.kind(AuditKind.RESTORE), 10)).hasSize(1);
        assertThat(trail().list(AuditFilter.ALL.subject("loans"), 10)).hasSize(3);
        assertThat(trail().list(AuditFilter.ALL.subject("loans").who("ann"), 10))
                .hasSize(1);
        assertThat(trail().list(AuditFilter.ALL.from(MONDAY.plusSeconds(1)), 10))
                .extracting(AuditEntry::sequence)
                .containsExactly(4L, 3L);
        assertThat(trail().list(AuditFilter.ALL.to(MONDAY.plusSeconds(3600)), 1))
                .extracting(AuditEntry::sequence)
                .containsExactly(2L);
    }

    @Test
    void hidesSecrets() {
        AuditEntry entry = trail().append(
                        AuditKind.LOAD,
                        "https://ann:s3cret@host/api?token=s3cret&page=2",
                        "penstock",
                        Map.of(
                                "db_password", "s3cret",
                                "primary_key", "isbn",
                                "targets",
                                        List.of(Map.of("url", "jdbc:postgresql://ann:s3cret@host/db?password=s3cret")),
                                "failure", "cannot log in: api_key=s3cret; again at 10:00"));
        assertThat(entry.toJson()).doesNotContain("s3cret");
        assertThat(entry.subject()).isEqualTo("https://***@host/api?token=***&page=2");
        assertThat(entry.detail())
                .contains("\"primary_key\":\"isbn\"", "jdbc:postgresql://***@host/db?password=***", "again at 10:00");
        assertThat(trail().verify().isWhole()).isTrue();
    }

    @Test
    void refusesEntriesWithoutSubjectOrPerson() {
        for (String[] each : new String[][] {{" ", "ann"}, {"loans", ""}}) {
            assertThatThrownBy(() -> trail().append(AuditKind.RUN, each[0], each[1], Map.of()))
                    .hasMessage("[PEN-5702] an entry needs a subject and who did it, neither may be blank");
        }
    }

    @Test
    void isVerifiedInAnExportToo() throws IOException {
        fill(3);
        String head = trail().verify().head();
        Path file = export();
        assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.startsWith("{\"sequence\":"));
        assertThat(AuditTrail.verifyExport(file, head)).isEqualTo(trail().verify());
        Files.writeString(file, Files.readString(file) + "not an entry\n");
        assertThatThrownBy(() -> AuditTrail.verifyExport(file, null))
                .hasMessage(
                        "[PEN-5702] " + file + ":4: this is no entry of an exported audit trail: a line of JSON with"
                                + " sequence, at, kind, subject, who, detail, previous and hash is expected. Give the file"
                                + " that the export wrote.");
    }

    @Test
    void isWholeWhenThereIsNone() throws IOException {
        assertThat(trail().verify()).isEqualTo(new Verification(0, AuditEntry.BEGINNING, null, null));
        assertThat(trail().verify("abc").problem())
                .isEqualTo("every entry is missing: the given head is that of a trail with entries");
        assertThat(trail().list(AuditFilter.ALL, 10)).isEmpty();
        assertThat(trail().isGuarded()).isTrue();
        assertThat(trail().export(new StringBuilder())).isZero();
    }
}
