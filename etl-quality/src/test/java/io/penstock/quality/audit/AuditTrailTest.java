package io.penstock.quality.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.quality.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTrailTest {
    @TempDir
    private Path directory;

    private AuditTrail trail() {
        return AuditTrail.in(Database.file(directory.resolve("q.db")), Clock.systemUTC());
    }

    private void fill(int entries) {
        AuditTrail trail = trail();
        for (int i = 1; i <= entries; i++) {
            trail.append(AuditKind.RUN, "loans", "penstock", Map.of("rows", i));
        }
    }

    /** As somebody would who knows SQL and drops the triggers first. */
    private void tamper(String... sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("q.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER quality_audit_no_update");
            statement.execute("DROP TRIGGER quality_audit_no_delete");
            for (String each : sql) {
                statement.execute(each);
            }
        }
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

    @Test
    void isRefusedChangesByTheDatabase() throws SQLException {
        fill(1);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("q.db"));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE quality_audit SET who = 'x'"))
                    .hasMessageContaining("the audit trail only grows");
            assertThatThrownBy(() -> statement.execute("DELETE FROM quality_audit"))
                    .hasMessageContaining("the audit trail only grows");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE quality_audit SET detail = '{"rows":9}' WHERE sequence = 3 | 3 | entry 3 was changed: its hash is not that of its content
            DELETE FROM quality_audit WHERE sequence = 2                      | 2 | entry 2 is missing
            DELETE FROM quality_audit WHERE sequence IN (2, 3)                | 2 | entries 2 to 3 are missing
            DELETE FROM quality_audit WHERE sequence = 1                      | 1 | entry 1 is missing
            UPDATE quality_audit SET sequence = CASE sequence WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE sequence END; UPDATE quality_audit SET sequence = -sequence WHERE sequence < 0 | 2 | entry 2 was changed: its hash is not that of its content
            """)
    void namesTheFirstBrokenLink(String sql, long brokenAt, String problem) throws SQLException {
        fill(5);
        tamper(sql.split(";"));
        Verification found = trail().verify();
        assertThat(found.isWhole()).isFalse();
        assertThat(found.brokenAt()).isEqualTo(brokenAt);
        assertThat(found.problem()).isEqualTo(problem);
    }

    @Test
    void noticesAnEntryThatWasPutInWithAHashOfItsOwn() throws SQLException {
        fill(3);
        AuditEntry forged =
                AuditEntry.next(2, "2024-01-01T00:00:00Z", "run", "loans", "eve", "{}", AuditEntry.BEGINNING);
        tamper("UPDATE quality_audit SET at = '" + forged.at() + "', who = 'eve', detail = '{}', previous = '"
                + forged.previous() + "', hash = '" + forged.hash() + "' WHERE sequence = 2");
        assertThat(trail().verify().problem())
                .isEqualTo("entry 2 does not follow the one before it: one of them was put in or moved");
    }

    @Test
    void noticesMissingEntriesAtTheEndByAHeadKeptElsewhere() throws SQLException {
        fill(5);
        String head = trail().verify().head();
        tamper("DELETE FROM quality_audit WHERE sequence > 3");
        assertThat(trail().verify().isWhole()).isTrue();
        assertThat(trail().verify(head).problem()).startsWith("entries behind 3 are missing");
    }

    @Test
    void noticesConfigFilesThatChanged() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{}");
        assertThat(trail().config(file, "ann")).isPresent();
        assertThat(trail().config(file, "ann")).isEmpty();
        Files.writeString(file, "{ }");
        assertThat(trail().config(file, "bob"))
                .hasValueSatisfying(entry -> assertThat(entry.detail()).contains("\"seen_before\":true"));
        assertThat(trail().list(AuditKind.CONFIG, file.toString(), 10)).hasSize(2);
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
    void isWholeWhenThereIsNone() {
        assertThat(trail().verify()).isEqualTo(new Verification(0, AuditEntry.BEGINNING, null, null));
        assertThat(Files.exists(directory.resolve("q.db"))).isFalse();
    }
}
