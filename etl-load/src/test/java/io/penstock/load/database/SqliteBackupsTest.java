package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.load.Sinks;
import io.penstock.load.backup.Backup;
import io.penstock.load.backup.BackupVersion;
import io.penstock.spi.RestartableSink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBackupsTest {
    private static final String ALL = "SELECT rowid, * FROM loans ORDER BY rowid";

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("library.db");
    }

    private static DatabaseLoader upsert(Path file) {
        return DatabaseLoader.sqlite(file)
                .table("loans")
                .upsertOn("id")
                .index("title")
                .backup(Backup.keep(2));
    }

    private BackupVersion only() {
        List<BackupVersion> all = upsert(file).backups().list();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aLoadKilledHalfWayIsTakenBack() throws Exception {
        Sinks.load(upsert(file), Loans.range("old", 0, 2000));
        assertThat(upsert(file).backups().list()).isEmpty();
        List<String> before = Db.query(file, ALL);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SqliteBackupsTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader progress =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int b = 0; b < 3; b++) {
                assertThat(progress.readLine()).isEqualTo("kept");
            }
        }
        child.destroyForcibly().waitFor();
        assertThat(Db.query(file, "SELECT count(*) FROM loans WHERE title LIKE 'new%'"))
                .as("what the killed load left")
                .isNotEqualTo(List.of("0"));
        BackupVersion saved = only();
        assertThat(saved.rows()).isEqualTo(2000);
        upsert(file).backups().restore(saved.version());
        assertThat(Db.query(file, ALL)).isEqualTo(before);
        assertThat(Db.integrity(file)).isEqualTo("ok");
    }

    /** The process that is killed: it commits batch by batch and never ends by itself. */
    public static void main(String[] arguments) throws Exception {
        try (RestartableSink sink = upsert(Path.of(arguments[0])).open(Loans.SCHEMA, Sinks.context())) {
            for (long b = 0; ; b++) {
                sink.write(Loans.range("new", b * 100, b * 100 + 500), new Sinks.Rejects());
                sink.checkpoint();
                System.out.println("kept");
                System.out.flush();
            }
        }
    }

    @Test
    void restoresWhileOthersHaveTheDatabaseOpen() throws Exception {
        Sinks.load(upsert(file), Loans.batch("old", 1, 2));
        Db.run(file, "PRAGMA journal_mode=WAL");
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = reader.createStatement()) {
            Sinks.load(
                    DatabaseLoader.sqlite(file)
                            .table("loans")
                            .mode(WriteMode.REPLACE)
                            .backup(Backup.keep(2)),
                    Loans.batch("new", 3));
            upsert(file).backups().restore(only().version());
            try (var rows = statement.executeQuery("SELECT group_concat(title) FROM loans")) {
                assertThat(rows.getString(1)).isEqualTo("old1,old2");
            }
        }
    }

    @Test
    void bringsBackADatabaseThatIsGone() throws Exception {
        Sinks.load(upsert(file), Loans.batch("old", 1, 2));
        Sinks.load(upsert(file), Loans.batch("new", 2, 3));
        Files.delete(file);
        upsert(file).backups().restore(only().version());
        assertThat(Db.query(file, "SELECT title FROM loans")).containsExactly("old1", "old2");
        assertThat(Db.query(file, "SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite%'"))
                .hasSize(1);
    }

    @Test
    void aBackupThatWasChangedIsNotRestored() throws Exception {
        Sinks.load(upsert(file), Loans.batch("old", 1));
        Sinks.load(upsert(file), Loans.batch("new", 1));
        Path copy = directory
                .resolve("library.db.backups")
                .resolve(only().version())
                .resolve("data.db");
        Files.write(copy, new byte[10]);
        assertThatThrownBy(() -> upsert(file).backups().restore(only().version()))
                .hasMessageStartingWith("[PEN-4804] " + copy);
        assertThat(Db.query(file, "SELECT title FROM loans")).containsExactly("new1");
        assertThat(upsert(file).lockTimeout(Duration.ofSeconds(1)).describe().settings())
                .containsEntry("backup", "keep 2");
    }
}
