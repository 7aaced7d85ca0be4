package io.penstock.quality.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.error.StateException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void isNamedByAPathOrAUrl() {
        assertThat(Database.at("a/q.db").title()).isEqualTo("quality store a/q.db");
        assertThat(Database.at("jdbc:sqlite:a/q.db").title()).isEqualTo("quality store a/q.db");
        assertThat(Database.at("jdbc:postgresql://host/db?user=ann&password=s3cret")
                        .title())
                .isEqualTo("quality store in PostgreSQL");
        assertThat(Database.at("jdbc:sqlite::memory:").title()).isEqualTo("quality store in memory");
        assertThatThrownBy(() -> Database.at("jdbc:mysql://ann:s3cret@host/db"))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-5301] the quality store is SQLite or PostgreSQL, not behind this URL. Use a file name,"
                                + " jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.");
    }

    @Test
    void tellsNoSecretOfAUrlThatCannotBeRead() {
        assertThatThrownBy(() -> Database.at("jdbc:postgresql://ann:s3cret@localhost/db"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-5301] the JDBC URL of the quality store has something before the host. Write"
                        + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=….");
        assertThat(Database.at("jdbc:postgresql://localhost/db?user=ann@example.org")
                        .isSqlite())
                .isFalse();
        assertThatThrownBy(() -> QualityStore.in(Database.at("jdbc:postgresql://localhost:x/db?password=s3cret"))
                        .pipelines())
                .isInstanceOf(StateException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Database database =
                Database.at("jdbc:postgresql://localhost:" + port + "/db?user=ann&password=s3cret&connectTimeout=5");
        assertThatThrownBy(() -> QualityStore.in(database).pipelines())
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("[PEN-5301] quality store in PostgreSQL: it cannot be used: ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void makesNothingByReading() {
        Path file = directory.resolve("deep/q.db");
        assertThat(QualityStore.file(file).pipelines()).isEmpty();
        assertThat(Files.exists(file.getParent())).isFalse();
    }

    @Test
    void saysThatItsDirectoryCannotBeMade() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "").resolve("q.db");
        assertThatThrownBy(() -> QualityStore.file(file)
                        .save(SampleRuns.run("loans", "x", Instant.parse("2026-03-02T06:00:00Z"))))
                .isInstanceOf(StateException.class)
                .hasMessage("[PEN-5301] quality store " + file + ": its directory cannot be made. Choose a place that"
                        + " this user may write to.");
    }

    @Test
    void waitsForAnotherWriter() throws Exception {
        Path file = directory.resolve("q.db");
        QualityStore store = QualityStore.file(file);
        Instant now = Instant.now();
        store.save(SampleRuns.run("loans", "first", now));
        CountDownLatch begun = new CountDownLatch(1);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            CompletableFuture<Void> saved = CompletableFuture.runAsync(() -> {
                begun.countDown();
                store.save(SampleRuns.run("loans", "second", now));
            });
            begun.await();
            assertThat(store.runs("loans", Instant.EPOCH)).hasSize(1);
            assertThat(saved).isNotDone();
            statement.execute("COMMIT");
            saved.get(20, TimeUnit.SECONDS);
        }
        assertThat(store.runs("loans", Instant.EPOCH)).hasSize(2);
    }

    @Test
    void givesBackSpaceThatIsFree() throws Exception {
        Path file = directory.resolve("q.db");
        QualityStore store = QualityStore.file(file).retention(Retention.FOREVER);
        Instant now = Instant.now();
        for (int i = 0; i < 60; i++) {
            store.save(SampleRuns.large("loans", "run" + i, now.minusSeconds(i)));
        }
        long before = Files.size(file);
        assertThat(store.retention(new Retention(Duration.ofDays(1), 5)).retain())
                .isEqualTo(55);
        assertThat(Files.size(file)).isLessThan(before / 2);
        assertThat(store.runs("loans", Instant.EPOCH)).hasSize(5);
    }

    @Test
    void refusesRetentionsThatKeepNothing() {
        assertThatThrownBy(() -> new Retention(Duration.ZERO, 1))
                .hasMessage("[PEN-5303] the age of retention must be above 0, not PT0S");
        assertThatThrownBy(() -> new Retention(Duration.ofDays(1), 0))
                .hasMessage("[PEN-5303] retention keeps at least 1 run of each pipeline, not 0");
    }
}
