package io.penstock.load.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.file.FileMode;
import io.penstock.load.file.ManifestFile;
import io.penstock.load.file.manifest.Manifest;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBackupsTest {
    private static final Schema SCHEMA = Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT));

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("loans.csv");
    }

    private static Batch loan(long id, String branch) {
        return Batch.of(SCHEMA, LongColumn.int64(id), TextColumn.ofStrings(branch));
    }

    private CsvLoader csv() {
        return CsvLoader.of(file).backup(Backup.keep(5));
    }

    private Backups backups() {
        return Backups.at(file);
    }

    private List<String> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> below.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void savesWhatIsReplacedAndBringsItBack() throws Exception {
        Sinks.load(csv(), loan(1, "north"));
        assertThat(backups().list()).isEmpty();
        assertThat(directory.resolve("loans.csv.backups")).doesNotExist();
        Sinks.load(csv(), loan(2, "south"));
        BackupVersion saved = backups().list().get(0);
        assertThat(saved.kind()).isEqualTo(BackupVersion.Kind.FILE);
        assertThat(saved.files()).hasSize(1);
        assertThat(saved.bytes()).isEqualTo(18);
        assertThat(backups().restore(saved.version())).isEqualTo(saved);
        assertThat(file).hasContent("id,branch\n1,north\n");
        assertThat(files(directory)).hasSize(3).contains("loans.csv");
    }

    @Test
    void keepsTheNewestVersionsOnly() throws Exception {
        for (int day = 0; day < 6; day++) {
            Sinks.loadLater(
                    CsvLoader.of(file).backup(Backup.keep(3).keepFor(Duration.ofHours(30))),
                    Duration.ofDays(day),
                    loan(day, "x"));
        }
        assertThat(backups().list())
                .extracting(version -> version.takenAt().toString())
                .containsExactly("1970-01-05T00:00:00Z", "1970-01-06T00:00:00Z");
    }

    @Test
    void savesBeforeAppendingOnlyWhenAsked() throws Exception {
        Sinks.load(csv(), loan(1, "north"));
        Sinks.load(csv().mode(FileMode.APPEND), loan(2, "north"));
        assertThat(backups().list()).isEmpty();
        Path other = directory.resolve("elsewhere");
        Backup always = Backup.keep(1).in(other).before(BackupTime.ALWAYS);
        Sinks.load(csv().mode(FileMode.APPEND).backup(always), loan(3, "north"));
        Backups versions = backups().in(other);
        versions.restore(versions.list().get(0).version());
        assertThat(file).hasContent("id,branch\n1,north\n2,north\n");
    }

    @Test
    void bringsBackPartitionsWithTheirManifest() throws Exception {
        file = directory.resolve("loans");
        CsvLoader loader = csv().partitionBy("branch").manifest(ManifestFile.WRITE);
        Sinks.load(loader, loan(1, "north"), loan(2, "south"));
        List<String> before = files(file);
        Sinks.load(loader, loan(3, "east"));
        Files.writeString(file.resolve("stray"), "");
        backups().restore(backups().list().get(0).version());
        assertThat(files(file)).isEqualTo(before);
        assertThat(Manifest.verify(file).rows()).isEqualTo(2);
    }

    /** The names that a process which is gone gave to what it was working on. */
    private Path left(String ending) {
        return directory.resolve(".loans.penstock-999999999-5-1" + ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copying", "moved away", "moved in", "deleting"})
    void aRestoreKilledAtAnyStepLosesNothing(String step) throws Exception {
        file = directory.resolve("loans");
        CsvLoader loader = csv().partitionBy("branch");
        Sinks.load(loader, loan(1, "north"), loan(2, "south"));
        List<String> first = files(file);
        Sinks.load(loader, loan(3, "east"));
        List<String> second = files(file);
        Path saved = directory.resolve("loans.backups");
        switch (step) {
            case "copying" -> Files.createDirectories(left(".restore").resolve("branch=north"));
            case "moved away" -> {
                Files.createDirectories(left(".restore").resolve("branch=north"));
                Files.move(file, left(".old"));
            }
            case "moved in" -> Files.createDirectories(left(".old").resolve("branch=west"));
            default -> Files.createDirectories(left(".old"));
        }
        assertThatThrownBy(() -> FileCopies.restore(saved.resolve("none"), file))
                .isInstanceOf(IOException.class);
        assertThat(files(file)).isEqualTo(second);
        backups().restore(backups().list().get(0).version());
        assertThat(files(file)).isEqualTo(first);
        try (Stream<Path> there = Files.list(directory)) {
            assertThat(there).containsExactlyInAnyOrder(file, saved);
        }
    }

    @Test
    void aFailedBackupFailsTheLoadBeforeAnythingChanged() throws Exception {
        Sinks.load(csv(), loan(1, "north"));
        Path blocked = Files.createFile(directory.resolve("blocked"));
        assertThatThrownBy(() -> Sinks.load(csv().backup(Backup.keep(1).in(blocked.resolve("x"))), loan(2, "south")))
                .hasMessageStartingWith("[PEN-4802] " + file + ": the backup before the load could not be made (")
                .hasMessageEndingWith("), so nothing was loaded. Mend that, or remove the setting backup.");
        assertThat(file).hasContent("id,branch\n1,north\n");
        assertThatThrownBy(() -> Backup.keep(0)).hasMessage("[PEN-4801] keep of a backup must be more than 0");
    }

    @Test
    void refusesToRestoreWhatWasChanged() throws Exception {
        Sinks.load(csv(), loan(1, "north"));
        Sinks.load(csv(), loan(2, "south"));
        String version = backups().list().get(0).version();
        Path copy = directory.resolve("loans.csv.backups").resolve(version).resolve("data");
        Files.writeString(copy, "id,branch\n9,north\n");
        assertThatThrownBy(() -> backups().restore(version))
                .hasMessage("[PEN-4804] " + copy
                        + ": the file is missing or was changed. Use another version, or a copy of this one.");
        assertThat(file).hasContent("id,branch\n2,south\n");
        assertThatThrownBy(() -> backups().verify(version.replace('Z', 'X')))
                .hasMessageStartingWith("[PEN-4803] ")
                .hasMessageContaining(version);
    }
}
