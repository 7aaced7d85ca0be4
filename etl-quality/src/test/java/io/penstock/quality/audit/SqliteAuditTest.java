package io.penstock.quality.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.quality.store.Database;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteAuditTest extends AuditTrailContract {
    @Override
    String url() {
        return "jdbc:sqlite:" + directory.resolve("q.db");
    }

    @Override
    List<String> withoutGuards() {
        return List.of(
                "DROP TRIGGER quality_audit_no_update",
                "DROP TRIGGER quality_audit_no_delete",
                "DROP TRIGGER quality_audit_no_replace");
    }

    /** SQLite does not call triggers on deletion for the rows that a replacement takes away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT OR REPLACE INTO quality_audit SELECT sequence, at, kind, subject, 'eve', detail, previous, hash FROM quality_audit",
                "INSERT OR REPLACE INTO quality_audit (rowid, sequence, at, kind, subject, who, detail, previous, hash)"
                        + " SELECT 1, 3, at, kind, subject, 'eve', detail, previous, hash FROM quality_audit WHERE sequence = 1",
                "INSERT INTO quality_audit SELECT 9, at, kind, subject, who, detail, previous, hash FROM quality_audit WHERE sequence = 1"
            })
    void refusesReplacementsAndGaps(String sql) throws Exception {
        AuditTrail trail = AuditTrail.in(Database.at(url()), Clock.systemUTC());
        trail.append(AuditKind.RUN, "loans", "ann", Map.of());
        trail.append(AuditKind.RUN, "loans", "ann", Map.of());
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("the audit trail only grows");
        }
        assertThat(trail.verify().entries()).isEqualTo(2);
        assertThat(trail.verify().isWhole()).isTrue();
    }

    @Test
    void makesNoFileByLooking() {
        assertThat(AuditTrail.in(Database.at(url()), Clock.systemUTC()).verify().isWhole())
                .isTrue();
        assertThat(Files.exists(directory.resolve("q.db"))).isFalse();
    }
}
