package io.penstock.quality.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.quality.store.Database;
import io.penstock.quality.store.StoreDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresAuditTest extends AuditTrailContract {
    @Override
    String url() throws Exception {
        return StoreDatabases.postgres();
    }

    @Override
    List<String> withoutGuards() {
        return List.of("ALTER TABLE quality_audit DISABLE TRIGGER quality_audit_no_change");
    }

    @Test
    void refusesToBeEmptied() throws Exception {
        String url = url();
        AuditTrail.in(Database.at(url), Clock.systemUTC()).append(AuditKind.RUN, "loans", "ann", Map.of());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("TRUNCATE quality_audit"))
                    .hasMessageContaining("the audit trail only grows");
        }
    }
}
