package io.penstock.extract.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedDirectoryTest {
    /** Where a run ends. */
    private enum End {
        BEFORE_THE_COMMIT,
        BETWEEN_COMMIT_AND_MOVE,
        WELL
    }

    @TempDir
    Path root;

    private Path inbox = Path.of("");
    private String state = "";

    @BeforeEach
    void inbox() throws Exception {
        inbox = Files.createDirectory(root.resolve("inbox"));
    }

    private WatchedDirectory watched() {
        return WatchedDirectory.of(CsvExtractor.glob(inbox + "/*.csv")).ready(Readiness.age(Duration.ZERO));
    }

    private WatchedDirectory archiving() {
        return watched().afterCommit(AfterCommit.archive(root.resolve("archive")));
    }

    /** A run as the engine does it; gives its rows. */
    private List<List<Object>> run(WatchedDirectory source, End end) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create()) {
            if (!state.isEmpty()) {
                context.watermark(state);
            }
            source.schema(context);
            BatchSource open = source.open(context);
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                piece.decode(output);
            }
            String watermark = open.watermark().orElseThrow();
            open.close();
            if (end != End.BEFORE_THE_COMMIT) {
                state = watermark;
            }
            if (end == End.WELL) {
                open.committed();
            }
        }
        return output.rows();
    }

    private List<List<Object>> run(WatchedDirectory source) throws Exception {
        return run(source, End.WELL);
    }

    private void arrive(String name, String content) throws Exception {
        Files.writeString(inbox.resolve(name), content);
    }

    private TreeSet<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(root)) {
            TreeSet<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(root.relativize(file).toString()));
            return names;
        }
    }

    @Test
    void aFileIsLoadedOnceAndArchivedAfterTheCommit() throws Exception {
        arrive("a.csv", "id\n1\n");
        arrive("b.csv", "id\n2\n");
        assertThat(run(archiving())).containsExactly(List.of(1L), List.of(2L));
        assertThat(files()).containsExactly("archive/a.csv", "archive/b.csv");
        arrive("c.csv", "id\n3\n");
        assertThat(run(archiving())).containsExactly(List.of(3L));
        assertThat(run(archiving())).isEmpty();
    }

    @Test
    void aRunThatEndedBeforeItsCommitIsRepeated() throws Exception {
        arrive("a.csv", "id\n1\n");
        run(archiving(), End.BEFORE_THE_COMMIT);
        assertThat(files()).containsExactly("inbox/a.csv");
        assertThat(run(archiving())).containsExactly(List.of(1L));
    }

    @Test
    void aRunKilledBetweenCommitAndMoveHasItsFilesMovedByTheNext() throws Exception {
        arrive("a.csv", "id\n1\n");
        run(archiving(), End.BETWEEN_COMMIT_AND_MOVE);
        assertThat(files()).containsExactly("inbox/a.csv");
        arrive("b.csv", "id\n2\n");
        assertThat(run(archiving())).containsExactly(List.of(2L));
        assertThat(files()).containsExactly("archive/a.csv", "archive/b.csv");
        for (AfterCommit fate : List.of(AfterCommit.delete(), AfterCommit.leave())) {
            arrive("c.csv", "id\n3\n" + fate);
            run(watched().afterCommit(fate), End.BETWEEN_COMMIT_AND_MOVE);
            assertThat(run(watched().afterCommit(fate))).isEmpty();
        }
    }

    @Test
    void theSameNameWithOtherContentIsANewFile() throws Exception {
        arrive("a.csv", "id\n1\n");
        run(archiving());
        arrive("a.csv", "id\n7\n");
        assertThat(run(archiving())).containsExactly(List.of(7L));
        arrive("a.csv", "id\n7\n");
        assertThat(run(archiving())).as("the same again").isEmpty();
        assertThat(files()).hasSize(2).allMatch(name -> name.matches("archive/a(-[0-9a-f]{12})?\\.csv"));
        assertThat(Files.readString(root.resolve("archive/a.csv"))).isEqualTo("id\n1\n");
    }

    @Test
    void filesThatStayAreKnownByTheLedger() throws Exception {
        arrive("a.csv", "id\n1\n");
        assertThat(run(watched().ledgerSize(0))).hasSize(1);
        assertThat(run(watched().ledgerSize(0))).isEmpty();
        arrive("b.csv", "id\n2\n");
        assertThat(run(watched().ledgerSize(0))).containsExactly(List.of(2L));
        Files.writeString(inbox.resolve("a.csv"), "3\n", StandardOpenOption.APPEND);
        assertThat(run(watched())).as("changed since").containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void deletesWhatWasLoaded() throws Exception {
        arrive("a.csv", "id\n1\n");
        run(watched().afterCommit(AfterCommit.delete()));
        assertThat(files()).isEmpty();
    }

    @Test
    void aDoneFileSaysThatAFileIsComplete() throws Exception {
        WatchedDirectory source = WatchedDirectory.of(CsvExtractor.glob(inbox + "/*"))
                .ready(Readiness.doneFile(".done"))
                .afterCommit(AfterCommit.archive(root.resolve("archive")));
        arrive("a.csv", "id\n1\n");
        arrive("b.csv", "id\n2\n");
        arrive("b.csv.done", "");
        assertThat(run(source)).containsExactly(List.of(2L));
        assertThat(files()).containsExactly("archive/b.csv", "inbox/a.csv");
    }

    @Test
    void aFileThatGrowsIsNotReady() throws Exception {
        arrive("a.csv", "id\n1\n");
        arrive("b.csv", "id\n2\n");
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                try {
                    Files.writeString(inbox.resolve("b.csv"), "9\n", StandardOpenOption.APPEND);
                    Thread.sleep(50);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });
        writer.start();
        assertThat(run(watched().ready(Readiness.stable(Duration.ofMillis(300)))))
                .containsExactly(List.of(1L));
        writer.join();
        assertThat(run(watched().ready(Readiness.stable(Duration.ofMillis(50)))))
                .hasSize(21);
        arrive("c.csv", "id\n3\n");
        assertThat(run(watched().ready(Readiness.age(Duration.ofHours(1))))).isEmpty();
    }

    @Test
    void waitsForAFileToArrive() throws Exception {
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(300);
                Files.writeString(inbox.resolve(".part"), "id\n1\n");
                Files.move(inbox.resolve(".part"), inbox.resolve("a.csv"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        later.start();
        assertThat(run(watched().waitFor(Duration.ofSeconds(20)))).containsExactly(List.of(1L));
        later.join();
        assertThat(run(watched().waitFor(Duration.ofMillis(10)))).isEmpty();
    }

    @Test
    void aColumnTellsTheFile() throws Exception {
        arrive("a.csv", "id\n1\n");
        arrive("b.csv", "id\n2\n");
        assertThat(run(watched().fileColumn("_file")))
                .containsExactly(
                        List.of(1L, inbox.resolve("a.csv").toString()),
                        List.of(2L, inbox.resolve("b.csv").toString()));
        assertThatThrownBy(() -> run(watched().fileColumn("id")))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-2710] watch: file_column: the files have a column 'id' of their own");
    }

    @Test
    void typesAreThoseOfTheFirstFile() throws Exception {
        arrive("a.csv", "id\n007x\n");
        arrive("b.csv", "id\n2\n");
        assertThat(run(watched())).containsExactly(List.of("007x"), List.of("2"));
    }

    @Test
    void filesOfOtherColumnsFailTheRunOrGoIntoQuarantine() throws Exception {
        arrive("a.csv", "id\n1\n");
        arrive("b.csv", "id,more\n2,3\n");
        Files.write(inbox.resolve("c.csv"), new byte[] {'P', 'K', 3, 4, 0, 0});
        arrive("d.csv", "id\n4\n");
        assertThatThrownBy(() -> run(watched()))
                .isInstanceOf(ExtractException.class)
                .hasMessage("[PEN-2712] " + inbox.resolve("b.csv")
                        + ": the file's columns are (id INT64, more INT64), those of the other files (id INT64). Watch"
                        + " files of different columns by sources of their own, or set bad_files quarantine.");
        assertThat(files()).hasSize(4);
        WatchedDirectory source = archiving().badFiles(BadFiles.quarantine(root.resolve("bad")));
        assertThat(run(source, End.BETWEEN_COMMIT_AND_MOVE)).containsExactly(List.of(1L), List.of(4L));
        assertThat(run(source)).isEmpty();
        assertThat(files())
                .containsExactly(
                        "archive/a.csv",
                        "archive/d.csv",
                        "bad/b.csv",
                        "bad/b.csv.reason.txt",
                        "bad/c.csv",
                        "bad/c.csv.reason.txt");
        assertThat(Files.readString(root.resolve("bad/b.csv.reason.txt"))).startsWith("[PEN-2712] ");
        assertThat(Files.readString(root.resolve("bad/c.csv.reason.txt"))).contains("is a ZIP archive");
    }

    @Test
    void aFileThatBreaksOffInItsMiddleGivesNoRowsInQuarantine() throws Exception {
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (java.io.OutputStream out = new java.util.zip.GZIPOutputStream(packed)) {
            out.write(("id\n" + "12345678\n".repeat(100_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Files.write(inbox.resolve("a.csv.gz"), half);
        WatchedDirectory source = WatchedDirectory.of(CsvExtractor.glob(inbox + "/*.gz"))
                .ready(Readiness.age(Duration.ZERO))
                .badFiles(BadFiles.quarantine(inbox.resolve("bad")));
        assertThat(run(source)).isEmpty();
        assertThat(files()).containsExactly("inbox/bad/a.csv.gz", "inbox/bad/a.csv.gz.reason.txt");
    }

    @Test
    void withoutAnyFileTheColumnsMustBeDeclared() throws Exception {
        assertThatThrownBy(() -> run(watched()))
                .isInstanceOf(ExtractException.class)
                .hasMessage(
                        "[PEN-2711] no file has arrived yet, so the columns are not known (csv *.csv). Declare schema,"
                                + " or set wait_for.");
        assertThat(run(watched().schema(Schema.of(Field.of("id", Type.INT64))))).isEmpty();
    }

    @Test
    void aLedgerThatIsNoneIsRefused() throws Exception {
        arrive("a.csv", "id\n1\n");
        state = "2026-01-01";
        assertThatThrownBy(() -> run(watched()))
                .hasMessage("[PEN-2715] the kept state of this source is not a ledger of files. Give the source another"
                        + " name if the state belongs to another one.");
    }

    @Test
    void keepsItsLedgerUnderItsName() {
        assertThat(watched().stateKey()).contains("watch:*.csv");
        assertThat(watched().name("loans").stateKey()).contains("watch:loans");
    }
}
