package io.penstock.load.file;

import static io.penstock.load.file.LoansByPlace.SCHEMA;
import static io.penstock.load.file.LoansByPlace.files;
import static io.penstock.load.file.LoansByPlace.loader;
import static io.penstock.load.file.LoansByPlace.parts;
import static io.penstock.load.file.LoansByPlace.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.LoadException;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.file.manifest.Manifest;
import io.penstock.spi.BatchSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end between {@code prepare} and the last rename of the commit. */
class InterruptedPublishingTest {
    @TempDir
    Path directory;

    private Path dataset = Path.of("");

    @BeforeEach
    void name() {
        dataset = directory.resolve("loans");
    }

    private Staging staged() throws Exception {
        Path a = dataset.resolve("a=1/part.csv");
        Path b = dataset.resolve("a=2/part.csv");
        Path gone = dataset.resolve("a=3/part.csv");
        for (Path old : List.of(a, gone)) {
            Files.createDirectories(old.getParent());
            Files.writeString(old, "old");
        }
        Staging staging = Staging.begin(dataset);
        for (Path to : List.of(a, b)) {
            Path file = staging.newFile();
            Files.writeString(file, "new");
            staging.publish(file, to);
        }
        staging.remove(gone);
        staging.seal();
        return staging;
    }

    @Test
    void aCommitThatWasDecidedIsFinishedWhereverItStopped() throws Exception {
        int steps = staged().steps();
        assertThat(steps).isEqualTo(4);
        for (int done = 0; done <= steps; done++) {
            name();
            dataset = directory.resolve("loans" + done);
            Staging killed = staged();
            killed.decide();
            for (int i = 0; i < done; i++) {
                killed.step(i);
            }
            Staging.settle(dataset);
            Staging.settle(dataset);
            assertThat(parts(dataset)).as("after %s steps", done).hasToString("{a=1/part.csv=new, a=2/part.csv=new}");
            assertThat(dataset.resolve("a=3")).doesNotExist();
            assertThat(Files.exists(directory.resolve("." + dataset.getFileName() + ".penstock-commit")))
                    .isFalse();
        }
    }

    @Test
    void aCommitThatFailsIsUndoneWhereverItStopped() throws Exception {
        int steps = staged().steps();
        for (int blocked = 0; blocked < steps; blocked++) {
            dataset = directory.resolve("data" + blocked);
            Staging staging = staged();
            // A directory with something in it stands where the step's file shall go, or its file is gone.
            Path stage = directory.resolve(staging.receipt());
            Path obstacle = switch (blocked) {
                case 0 -> stage.resolve("old-1");
                case 1 -> stage.resolve("1");
                case 2 -> stage.resolve("2");
                default -> stage.resolve("old-2");
            };
            if (blocked == 1 || blocked == 2) {
                Files.delete(obstacle);
            } else {
                Files.createDirectories(obstacle.resolve("full"));
            }
            assertThatThrownBy(staging::commit).isInstanceOf(java.io.IOException.class);
            assertThat(parts(dataset))
                    .as("blocked at step %s", blocked)
                    .hasToString("{a=1/part.csv=old, a=3/part.csv=old}");
            staging.discard();
            assertThat(files(dataset)).containsExactly("a=1/part.csv", "a=3/part.csv");
            assertThat(stage).doesNotExist();
        }
    }

    private String preparedReceipt(CsvLoader loader) throws Exception {
        try (FileSink sink = loader.open(SCHEMA, Sinks.context())) {
            sink.write(rows("1 north 2024", "2 south 2024"), new Sinks.Rejects());
            sink.prepare();
            return sink.receipt();
        }
    }

    @Test
    void aReceiptFinishesTheCommitOnce() throws Exception {
        for (CsvLoader loader : List.of(
                loader(dataset).manifest(ManifestFile.WRITE),
                CsvLoader.of(directory.resolve("loans.csv")).manifest(ManifestFile.WRITE),
                CsvLoader.of(directory.resolve("plain.csv")))) {
            String receipt = preparedReceipt(loader);
            assertThat(loader.path()).doesNotExist();
            loader.recover(receipt, Sinks.context());
            assertThat(loader.path()).exists();
            if (loader.layout().manifest() == ManifestFile.WRITE) {
                assertThat(Manifest.verify(loader.path()).rows()).isEqualTo(2);
            }
            var written = files(directory);
            loader.recover(receipt, Sinks.context());
            assertThat(files(directory)).isEqualTo(written);
        }
    }

    @Test
    void aReceiptStillFinishesACommitThatFailed() throws Exception {
        CsvLoader loader = loader(dataset);
        FileSink sink = loader.open(SCHEMA, Sinks.context());
        sink.write(rows("1 north 2024", "2 south 2024"), new Sinks.Rejects());
        sink.prepare();
        String receipt = sink.receipt();
        Files.createDirectory(dataset);
        Path obstacle = Files.createFile(dataset.resolve("branch=south"));
        assertThatThrownBy(sink::commit).isInstanceOf(LoadException.class);
        sink.close();
        assertThat(parts(dataset)).isEmpty();
        Files.delete(obstacle);
        loader.recover(receipt, Sinks.context());
        assertThat(parts(dataset)).hasSize(2);
        Sinks.load(loader, rows("3 north 2024"));
        assertThat(files(directory)).containsExactly("loans/branch=north/year=2024/part.csv");
    }

    @Test
    void whatRunsOfProcessesThatAreGoneLeftIsSweptAway() throws Exception {
        Path left = directory.resolve(".loans.penstock-999999999-1-1.stage");
        Files.createDirectories(left);
        Files.writeString(left.resolve("1"), "half");
        try (BatchSink sink = loader(dataset).open(SCHEMA, Sinks.context())) {
            assertThat(left).doesNotExist();
            sink.abort();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aRestartedRunGoesOnBehindItsCheckpoint() throws Exception {
        Path file = directory.resolve("loans.csv");
        CsvLoader loader = CsvLoader.of(file);
        String checkpoint;
        try (FileSink sink = loader.open(SCHEMA, Sinks.context())) {
            sink.write(rows("1 north 2024"), new Sinks.Rejects());
            checkpoint = sink.checkpoint();
            sink.write(rows("2 lost 2024"), new Sinks.Rejects());
            sink.abort();
        }
        assertThat(file).doesNotExist();
        try (FileSink sink = loader.resume(SCHEMA, Sinks.context(), checkpoint)) {
            sink.write(rows("3 south 2024"), new Sinks.Rejects());
            sink.prepare();
            sink.commit();
        }
        assertThat(file).hasContent("id,branch,year\n1,north,2024\n3,south,2024\n");
        assertThat(files(directory)).containsExactly("loans.csv");
    }
}
