package io.penstock.extract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesExtractorTest {
    @TempDir
    Path root;

    @BeforeEach
    void files() throws Exception {
        for (String name : List.of("b.txt", "a/z.csv", "a/b/deep.CSV", "a.txt", ".hidden", ".git/config", "é.tar.gz")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private static RecordingOutput read(FilesExtractor source) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create();
                BatchSource open = source.open(context)) {
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                piece.decode(output);
            }
        }
        return output;
    }

    private static List<List<Object>> columns(FilesExtractor source, String... names) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (Batch batch : read(source).batches()) {
            for (int i = 0; i < batch.rowCount(); i++) {
                List<Object> values = new ArrayList<>();
                for (String name : names) {
                    values.add(Objects.requireNonNullElse(batch.column(name).value(i), "null"));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private List<String> paths(FilesExtractor source) throws Exception {
        return columns(source, "path").stream()
                .map(row -> root.relativize(Path.of(String.valueOf(row.get(0)))).toString())
                .toList();
    }

    @Test
    void listsDirectoryByDirectoryInTheOrderOfNames() throws Exception {
        FilesExtractor all = FilesExtractor.of(root);
        assertThat(paths(all)).containsExactly("a/b/deep.CSV", "a/z.csv", "a.txt", "b.txt", "é.tar.gz");
        assertThat(paths(all.hidden(HiddenFiles.INCLUDE)))
                .containsExactly(".git/config", ".hidden", "a/b/deep.CSV", "a/z.csv", "a.txt", "b.txt", "é.tar.gz");
        assertThat(paths(all.maxDepth(1))).containsExactly("a.txt", "b.txt", "é.tar.gz");
        assertThat(paths(all.maxDepth(2))).containsExactly("a/z.csv", "a.txt", "b.txt", "é.tar.gz");
        assertThat(paths(all.glob("*.{csv,CSV}"))).containsExactly("a/b/deep.CSV", "a/z.csv");
        assertThat(paths(all.glob("a/*"))).containsExactly("a/z.csv");
    }

    @Test
    void namesAreTakenApart() throws Exception {
        assertThat(columns(FilesExtractor.of(root).hidden(HiddenFiles.INCLUDE), "name", "extension", "size"))
                .containsExactly(
                        List.of("config", "null", 11L),
                        List.of(".hidden", "null", 7L),
                        List.of("deep.CSV", "csv", 12L),
                        List.of("z.csv", "csv", 7L),
                        List.of("a.txt", "txt", 5L),
                        List.of("b.txt", "txt", 5L),
                        List.of("é.tar.gz", "gz", 9L));
    }

    @Test
    void linksThatLeadBackAreNotEntered() throws Exception {
        Files.createSymbolicLink(root.resolve("a/up"), root);
        Files.createSymbolicLink(root.resolve("a/b/again"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("link.txt"), root.resolve("b.txt"));
        Files.createSymbolicLink(root.resolve("nowhere"), root.resolve("absent"));
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        FilesExtractor all = FilesExtractor.of(root).glob("*.txt");
        assertThat(paths(all)).containsExactly("a.txt", "b.txt", "link.txt");
        assertThat(paths(all.symbolicLinks(SymbolicLinks.SKIP))).containsExactly("a.txt", "b.txt");
        Files.createSymbolicLink(root.resolve("side"), root.resolve("a/b"));
        assertThat(paths(FilesExtractor.of(root).glob("*.CSV").symbolicLinks(SymbolicLinks.FOLLOW)))
                .containsExactly("a/b/deep.CSV", "side/deep.CSV");
    }

    @Test
    void tellsKindsByContentAndThenByName() throws Exception {
        Path kinds = Files.createDirectory(root.resolve("kinds"));
        Files.write(kinds.resolve("picture.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0});
        Files.writeString(kinds.resolve("text.png"), "not a picture");
        Files.writeString(kinds.resolve("rows.csv"), "a,b\n");
        Files.writeString(kinds.resolve("page"), "<!DOCTYPE html><p>");
        Files.write(kinds.resolve("noise.csv"), new byte[] {1, 2, 3, 0});
        Files.writeString(kinds.resolve("empty.json"), "");
        book(new XSSFWorkbook(), kinds.resolve("book.xlsx"));
        book(new HSSFWorkbook(), kinds.resolve("book.xls"));
        assertThat(columns(FilesExtractor.of(kinds), "name", "mime_type"))
                .containsExactly(
                        List.of("book.xls", "application/vnd.ms-excel"),
                        List.of("book.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                        List.of("empty.json", "application/json"),
                        List.of("noise.csv", "application/octet-stream"),
                        List.of("page", "text/html"),
                        List.of("picture.txt", "image/png"),
                        List.of("rows.csv", "text/csv"),
                        List.of("text.png", "text/plain"));
        assertThat(columns(FilesExtractor.of(kinds).mimeType(MimeDetection.NAME).glob("{noise,text}*"), "mime_type"))
                .containsExactly(List.of("text/csv"), List.of("image/png"));
    }

    private static void book(Workbook book, Path file) throws Exception {
        try (book;
                OutputStream out = Files.newOutputStream(file)) {
            book.createSheet("First \"one\"");
            book.createSheet("Zwei");
            book.write(out);
        }
    }

    @Test
    void detailsOfContent() throws Exception {
        Path some = Files.createDirectory(root.resolve("some"));
        book(new XSSFWorkbook(), some.resolve("a.xlsx"));
        book(new HSSFWorkbook(), some.resolve("b.xls"));
        Files.writeString(some.resolve("c.txt"), "one\ntwo");
        Files.writeString(some.resolve("d.txt"), "one\n".repeat(50_000));
        Files.writeString(some.resolve("e.txt"), "");
        Files.write(some.resolve("f.bin"), new byte[] {0, 10, 10});
        FilesExtractor source =
                FilesExtractor.of(some).details(FileDetail.SHEETS, FileDetail.LINE_COUNT, FileDetail.SHA256);
        String names = "[\"First \\\"one\\\"\",\"Zwei\"]";
        assertThat(columns(source, "name", "line_count", "sheet_count", "sheet_names"))
                .containsExactly(
                        List.of("a.xlsx", "null", 2L, names),
                        List.of("b.xls", "null", 2L, names),
                        List.of("c.txt", 2L, "null", "null"),
                        List.of("d.txt", 50_000L, "null", "null"),
                        List.of("e.txt", 0L, "null", "null"),
                        List.of("f.bin", "null", "null", "null"));
        for (List<Object> row : columns(source, "path", "sha256")) {
            assertThat(row.get(1)).isEqualTo(sha256(String.valueOf(row.get(0))));
        }
    }

    /** By the operating system's command. */
    private static String sha256(String file) throws Exception {
        Process process = new ProcessBuilder("sha256sum", file).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        Assumptions.assumeTrue(process.waitFor() == 0, "no sha256sum here");
        return told.substring(0, 64);
    }

    @Test
    void brokenWorkbooksFollowThePolicy() throws Exception {
        Path broken = Files.createDirectory(root.resolve("broken"));
        Files.write(broken.resolve("a.xls"), new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 1, 2
        });
        Files.writeString(broken.resolve("b.txt"), "fine");
        FilesExtractor source = FilesExtractor.of(broken).details(FileDetail.SHEETS);
        assertThatThrownBy(() -> read(source))
                .isInstanceOf(ExtractException.class)
                .hasMessageStartingWith("[PEN-2703] " + broken.resolve("a.xls") + ": it cannot be read (")
                .hasMessageEndingWith("Give this user the right to read it, or set unreadable to reject or null.");
        RecordingOutput rejecting = read(source.unreadable(UnreadablePolicy.REJECT));
        assertThat(rejecting.rejected()).isEqualTo(1);
        assertThat(rejecting.rows()).hasSize(1);
        assertThat(read(source.unreadable(UnreadablePolicy.NULL)).rows()).hasSize(2);
    }

    @Test
    void anUnreadableDirectoryFollowsThePolicy() throws Exception {
        Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        Path locked = root.resolve("a");
        Files.setPosixFilePermissions(locked, java.util.Set.of());
        try {
            FilesExtractor source = FilesExtractor.of(root);
            assertThatThrownBy(() -> read(source))
                    .hasMessage("[PEN-2703] " + locked + ": it cannot be read (access denied). Give this user the right"
                            + " to read it, or set unreadable to reject or null.");
            assertThat(read(source.unreadable(UnreadablePolicy.REJECT)).rejected())
                    .isEqualTo(1);
            assertThat(read(source.unreadable(UnreadablePolicy.NULL)).rows()).hasSize(3);
        } finally {
            Files.setPosixFilePermissions(locked, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void whatCannotWorkIsTold() {
        assertThatThrownBy(() -> read(FilesExtractor.of(root.resolve("absent"))))
                .isInstanceOf(ExtractException.class)
                .hasMessage("[PEN-2702] there is no directory '" + root.resolve("absent") + "' (looked in "
                        + Path.of("").toAbsolutePath() + "). Check the path.");
        assertThatThrownBy(() -> read(FilesExtractor.of(root.resolve("b.txt"))))
                .hasMessage("[PEN-2702] '" + root.resolve("b.txt") + "' is a file, a directory was expected. Name the"
                        + " directory it lies in.");
        assertThatThrownBy(() -> FilesExtractor.of(root).glob("[a"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-2701] files: glob '[a' is not a pattern: Missing ']");
        assertThatThrownBy(() -> FilesExtractor.of(root).maxDepth(0))
                .hasMessage("[PEN-2701] files: max_depth must be at least 1: the files of the directory itself");
    }
}
