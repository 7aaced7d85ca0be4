package io.penstock.load.database.every;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.load.Sinks;
import io.penstock.load.backup.Backup;
import io.penstock.load.backup.BackupVersion;
import io.penstock.load.backup.BackupVersions;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.spi.RestartableSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Backups of tables in every database that copies them inside. */
class TableCopiesTest {
    @TempDir
    Path directory;

    private interface Check {
        void of(TestDatabase database) throws Exception;
    }

    private Stream<DynamicTest> everywhere(Check check) throws Exception {
        List<TestDatabase> databases = new ArrayList<>(List.of(
                Servers.h2(),
                Servers.postgres(),
                Servers.duckDb(directory),
                new TestDatabase(
                        "SQLite behind a URL", "jdbc:sqlite:file:" + directory.resolve("library.db"), "", "", "\"")));
        if (MariaDbServer.isInstalled()) {
            databases.add(Servers.mariaDb());
        }
        return databases.stream().map(database -> DynamicTest.dynamicTest(database.name(), () -> check.of(database)));
    }

    private static DatabaseLoader loans(TestDatabase database) {
        DatabaseLoader loader = DatabaseLoader.jdbc(database.url());
        if (!database.user().isEmpty()) {
            loader = loader.user(database.user()).password(database.password());
        }
        return loader.table("loans").primaryKey("id").backup(Backup.keep(2));
    }

    private static List<String> rows(TestDatabase db) throws Exception {
        return db.texts("SELECT * FROM " + db.q("loans") + " ORDER BY " + db.q("id"));
    }

    @TestFactory
    Stream<DynamicTest> bringsBackTheRowsThatALoadChanged() throws Exception {
        return everywhere(db -> {
            DatabaseLoader loader = loans(db);
            BackupVersions backups = loader.backups();
            assertThat(backups.list()).isEmpty();
            Sinks.load(loader, DatabaseSuite.rows(1, "Emma", 14, 2, null, 7));
            List<String> before = rows(db);
            assertThat(backups.list()).isEmpty();
            // A run that dies after its first checkpoint.
            try (RestartableSink sink = loader.upsertOn("id").open(DatabaseSuite.LOANS, Sinks.context())) {
                sink.write(DatabaseSuite.rows(2, "Persuasion", 1, 3, "Lady Susan", 2), new Sinks.Rejects());
                sink.checkpoint();
                sink.write(DatabaseSuite.rows(4, "lost", 1), new Sinks.Rejects());
                sink.abort();
            }
            assertThat(rows(db)).hasSize(3);
            BackupVersion saved = backups.list().get(0);
            assertThat(saved.kind()).isEqualTo(BackupVersion.Kind.TABLE);
            assertThat(saved.rows()).isEqualTo(2);
            assertThat(backups.verify(saved.version())).isEqualTo(saved);
            backups.restore(saved.version());
            assertThat(rows(db)).isEqualTo(before);
            Sinks.Rejects rejects =
                    Sinks.load(loader, DatabaseSuite.rows(1, "again", 1)).rejects();
            assertThat(rejects.rowCount()).as("the primary key is still there").isEqualTo(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> bringsBackATableThatIsGoneOrHasOtherColumns() throws Exception {
        return everywhere(db -> {
            DatabaseLoader loader = loans(db);
            Sinks.load(loader, DatabaseSuite.rows(1, "Emma", 14));
            List<String> before = rows(db);
            Sinks.load(loader.mode(WriteMode.REPLACE), DatabaseSuite.rows(9, "Other", 1));
            String version = loader.backups().list().get(0).version();
            db.run("ALTER TABLE " + db.q("loans") + " RENAME COLUMN " + db.q("title") + " TO " + db.q("name"));
            loader.backups().restore(version);
            assertThat(rows(db)).isEqualTo(before);
            db.run("DROP TABLE " + db.q("loans"));
            loader.backups().restore(version);
            assertThat(rows(db)).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> keepsTheNewestAndTellsWhatIsNotThere() throws Exception {
        return everywhere(db -> {
            DatabaseLoader loader = loans(db).mode(WriteMode.TRUNCATE);
            for (int run = 0; run < 5; run++) {
                Sinks.load(loader, DatabaseSuite.rows(run, "Emma", 14));
            }
            List<BackupVersion> all = loader.backups().list();
            assertThat(all).hasSize(2);
            assertThatThrownBy(() -> loader.backups().verify("x")).hasMessageStartingWith("[PEN-4803] ");
            assertThatThrownBy(() ->
                            Sinks.load(loader.backup(Backup.keep(1).in(directory)), DatabaseSuite.rows(1, "Emma", 14)))
                    .hasMessageContaining("the directory of a backup has no meaning here");
        });
    }
}
