package io.penstock.load.database.every;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.load.Sinks;
import io.penstock.load.Sinks.Loaded;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.spi.RestartableSink;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is special about PostgreSQL. */
class PostgresTest {
    private TestDatabase database = new TestDatabase("", "", "", "", "");

    @BeforeEach
    void begin() throws Exception {
        database = Servers.postgres();
    }

    private DatabaseLoader loans() {
        return DatabaseLoader.jdbc(database.url())
                .user("postgres")
                .password("postgres")
                .table("loans")
                .lockTimeout(Duration.ofMillis(300));
    }

    private static Batch many(int from, int to) {
        Object[] values = new Object[(to - from) * 3];
        for (int i = from; i < to; i++) {
            values[3 * (i - from)] = i;
            values[3 * (i - from) + 1] = "title " + i;
            values[3 * (i - from) + 2] = i % 30;
        }
        return DatabaseSuite.rows(values);
    }

    @Test
    void rowsComeThroughCopyAndTheAppsOwnPoolWorksAlike() throws Exception {
        assertThat(Sinks.load(loans().primaryKey("id"), many(0, 3000)).outcome())
                .isEqualTo("3,000 rows are in table 'loans' of " + database.url() + " (through COPY).");
        PGSimpleDataSource pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser("postgres");
        pool.setPassword("postgres");
        Loaded loaded = Sinks.load(DatabaseLoader.of(pool).table("loans"), many(2999, 6000));
        assertThat(loaded.rejects().rows()).containsExactly("2999: unique(id)");
        assertThat(loaded.outcome()).isEqualTo("3,000 rows are in table 'loans' of data source (through COPY).");
        assertThat(database.texts("SELECT count(*), sum(id) FROM loans")).containsExactly("6000|17997000");
    }

    @Test
    void aTextWithANulCharacterIsRejectedWithTheReason() throws Exception {
        Loaded loaded = Sinks.load(loans(), DatabaseSuite.rows(1, "a", 1, 2, "nul \0 here", 2, 3, "c", 3));
        assertThat(loaded.rejects().rows()).containsExactly("2: encoding");
        assertThat(database.texts("SELECT id FROM loans ORDER BY 1")).containsExactly("1", "3");
    }

    @Test
    void checksForeignKeysAndRangesIsolateTheirRows() throws Exception {
        database.run(
                "CREATE TABLE titles (title text PRIMARY KEY)",
                "INSERT INTO titles VALUES ('a')",
                "CREATE TABLE loans (id smallint, title varchar(2) REFERENCES titles, days int CHECK (days < 100))");
        Loaded loaded = Sinks.load(
                loans(), DatabaseSuite.rows(1, "a", 1, 2, "b", 2, 3, "aaa", 3, 70000, "a", 4, 5, "a", 500, 6, null, 6));
        assertThat(loaded.rejects().rows())
                .containsExactly(
                        "2: foreign_key(loans_title_fkey)",
                        "3: too_long",
                        "70000: out_of_range",
                        "5: check(loans_days_check)");
        assertThat(database.texts("SELECT id FROM loans ORDER BY 1")).containsExactly("1", "6");
    }

    @Test
    void replaceGivesIndexesAndKeyTheirOwnNamesAgain() throws Exception {
        DatabaseLoader loader =
                loans().mode(WriteMode.REPLACE).primaryKey("id").index("title").uniqueIndex("days");
        for (int run = 0; run < 3; run++) {
            Sinks.load(loader, many(0, 20));
            assertThat(database.texts("SELECT indexname FROM pg_indexes WHERE tablename = 'loans' ORDER BY 1"))
                    .containsExactly("ix_loans_title", "loans_pkey", "ux_loans_days");
        }
    }

    @Test
    void aViewThatWouldBreakStopsTheReplacement() throws Exception {
        Sinks.load(loans(), many(0, 2));
        database.run("CREATE VIEW late AS SELECT * FROM loans WHERE days > 20");
        assertThatThrownBy(() -> Sinks.load(loans().mode(WriteMode.REPLACE), many(5, 6)))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("[PEN-4120] " + database.url())
                .hasMessageContaining("depend");
        assertThat(database.texts("SELECT count(*) FROM loans")).containsExactly("2");
    }

    @Test
    void namesOfMoreThan63BytesAreRefusedBeforeAnythingIsOpened() {
        Problems problems = new Problems();
        loans().bind(Schema.of(Field.of("é".repeat(32), Type.TEXT)), problems);
        assertThat(problems.found())
                .extracting(Object::toString)
                .containsExactly("[PEN-4119] the name '" + "é".repeat(32)
                        + "' has 64 bytes; PostgreSQL takes 63. Give it a shorter name.");
    }

    @Test
    void aLockedTableIsWaitedForThenNamed() throws Exception {
        Sinks.load(loans(), many(0, 2));
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE loans IN ACCESS EXCLUSIVE MODE");
            assertThatThrownBy(() -> Sinks.load(loans(), many(5, 6)))
                    .isInstanceOf(LoadException.class)
                    .hasMessage("[PEN-4107] " + database.url()
                            + ": another transaction of PostgreSQL holds what this load needs; waited 0.3 s. Let it"
                            + " finish, or set a longer lock_timeout.")
                    .matches(e -> ((LoadException) e).isPassing());
        }
        Sinks.load(loans(), many(5, 6));
    }

    @Test
    void aLostConnectionLeavesNothingAndMayPass() throws Exception {
        Sinks.load(loans(), many(0, 2));
        try (RestartableSink sink = loans().open(DatabaseSuite.LOANS, Sinks.context())) {
            sink.write(many(10, 500), new Sinks.Rejects());
            database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid()");
            assertThatThrownBy(() -> sink.write(many(500, 900), new Sinks.Rejects()))
                    .isInstanceOf(LoadException.class)
                    .hasMessageStartingWith("[PEN-4115] " + database.url() + ": the connection to PostgreSQL broke")
                    .matches(e -> ((LoadException) e).isPassing());
            sink.abort();
            assertThat(sink.outcome()).startsWith("Nothing was committed; table 'loans' of ");
        }
        assertThat(database.texts("SELECT count(*) FROM loans")).containsExactly("2");
    }

    @Test
    void aConnectionLostDuringTheCommitIsSaidToBeOpen() throws Exception {
        RestartableSink sink = loans().open(DatabaseSuite.LOANS, Sinks.context());
        sink.write(many(0, 5), new Sinks.Rejects());
        sink.prepare();
        database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid()");
        assertThatThrownBy(sink::commit)
                .hasMessageStartingWith("[PEN-4117] ")
                .hasMessageContaining("nobody knows whether table 'loans' has the rows of this run");
        sink.abort();
        sink.close();
    }

    @Test
    void secretsAreNeverShown() {
        DatabaseLoader wrong = DatabaseLoader.jdbc(
                        database.url().replace("//", "//someone:hunter2@") + "?password=hunter3&ssl=false")
                .user("nobody")
                .password("hunter4")
                .table("loans");
        assertThat(wrong.describe().toString()).doesNotContain("hunter");
        assertThatThrownBy(() -> Sinks.load(wrong, many(0, 1)))
                .isInstanceOf(LoadException.class)
                .satisfies(e -> {
                    for (Throwable at = e; at != null; at = at.getCause()) {
                        assertThat(String.valueOf(at)).doesNotContain("hunter");
                    }
                });
        DatabaseLoader denied = loans().user("nobody").password("hunter4");
        assertThatThrownBy(() -> Sinks.load(denied, many(0, 1)))
                .hasMessageStartingWith("[PEN-4116] " + database.url() + ": PostgreSQL refused this user");
        assertThatThrownBy(() -> DatabaseLoader.of(new PGSimpleDataSource()).password("x"))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("[PEN-4114] password has no effect");
    }
}
