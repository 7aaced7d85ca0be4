package io.penstock.extract.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.extract.file.FileSource;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of every format arrive, are loaded once, and go to the archive or into quarantine. */
class WatchedFormatsTest {
    /** Writes loans {@code (id, place)} by another library. */
    private enum Format {
        JSON {
            @Override
            void write(Path file, List<List<Object>> rows) throws Exception {
                StringBuilder text = new StringBuilder("[");
                for (List<Object> row : rows) {
                    Object place = row.get(1);
                    text.append(text.length() > 1 ? "," : "")
                            .append("{\"id\":" + row.get(0) + ",\"place\":")
                            .append(place == null ? "null}" : "\"" + place + "\"}");
                }
                Files.writeString(file, text + "]");
            }

            @Override
            FileSource source(String glob) {
                return JsonExtractor.glob(glob);
            }
        },
        EXCEL {
            @Override
            void write(Path file, List<List<Object>> rows) throws Exception {
                try (XSSFWorkbook book = new XSSFWorkbook();
                        OutputStream out = Files.newOutputStream(file)) {
                    var sheet = book.createSheet();
                    Row header = sheet.createRow(0);
                    header.createCell(0).setCellValue("id");
                    header.createCell(1).setCellValue("place");
                    for (List<Object> row : rows) {
                        Row cells = sheet.createRow(sheet.getLastRowNum() + 1);
                        cells.createCell(0).setCellValue((Long) row.get(0));
                        if (row.get(1) != null) {
                            cells.createCell(1).setCellValue((String) row.get(1));
                        }
                    }
                    book.write(out);
                }
            }

            @Override
            FileSource source(String glob) {
                return ExcelExtractor.glob(glob);
            }
        },
        PARQUET {
            @Override
            void write(Path file, List<List<Object>> rows) throws Exception {
                try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                        Statement statement = duck.createStatement()) {
                    statement.execute("CREATE TABLE loans (id BIGINT, place VARCHAR)");
                    for (List<Object> row : rows) {
                        String place = row.get(1) == null ? "NULL" : "'" + row.get(1) + "'";
                        statement.execute("INSERT INTO loans VALUES (" + row.get(0) + ", " + place + ")");
                    }
                    statement.execute("COPY loans TO '" + file + "' (FORMAT parquet)");
                }
            }

            @Override
            FileSource source(String glob) {
                return ParquetExtractor.glob(glob);
            }
        };

        abstract void write(Path file, List<List<Object>> rows) throws Exception;

        abstract FileSource source(String glob);
    }

    @TempDir
    Path root;

    private Path inbox = Path.of("");
    private String state = "";

    @BeforeEach
    void inbox() throws Exception {
        inbox = Files.createDirectory(root.resolve("inbox"));
    }

    private WatchedDirectory watched(FileSource source) {
        return WatchedDirectory.of(source)
                .ready(Readiness.age(Duration.ZERO))
                .afterCommit(AfterCommit.archive(root.resolve("archive")))
                .badFiles(BadFiles.quarantine(root.resolve("bad")));
    }

    private RecordingOutput run(WatchedDirectory source, boolean moved) throws Exception {
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
            state = open.watermark().orElseThrow();
            open.close();
            if (moved) {
                open.committed();
            }
        }
        return output;
    }

    private TreeSet<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(root)) {
            TreeSet<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(root.relativize(file).toString()));
            return names;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsLoadedOnceAndArchived(Format format) throws Exception {
        WatchedDirectory source = watched(format.source(inbox + "/*")).fileColumn("_file");
        format.write(inbox.resolve("a"), List.of(List.of(1L, "north"), Arrays.asList(2L, null)));
        assertThat(run(source, false).rows())
                .containsExactly(
                        List.of(1L, "north", inbox.resolve("a").toString()),
                        Arrays.asList(2L, null, inbox.resolve("a").toString()));
        format.write(inbox.resolve("b"), List.of(List.of(3L, "south")));
        assertThat(run(source, true).rows())
                .containsExactly(List.of(3L, "south", inbox.resolve("b").toString()));
        assertThat(files()).containsExactly("archive/a", "archive/b");
        assertThat(run(source, true).rows()).isEmpty();
        format.write(inbox.resolve("b"), List.of(List.of(3L, "west")));
        assertThat(run(source, true).rows()).as("other content").hasSize(1);
        assertThat(files()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatCannotBeReadGoesIntoQuarantine(Format format) throws Exception {
        format.write(inbox.resolve("a"), List.of(List.of(1L, "north")));
        format.write(inbox.resolve("b"), List.of(List.of(2L, "south")));
        byte[] whole = Files.readAllBytes(inbox.resolve("b"));
        Files.write(inbox.resolve("b"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Files.write(inbox.resolve("c"), new byte[0]);
        Files.writeString(inbox.resolve("d"), "just text");
        WatchedDirectory source = watched(format.source(inbox + "/*"));
        assertThat(run(source, true).rows()).containsExactly(List.of(1L, "north"));
        assertThat(files()).contains("archive/a", "bad/b", "bad/b.reason.txt", "bad/d", "bad/d.reason.txt");
        assertThat(Files.readString(root.resolve("bad/b.reason.txt"))).startsWith("[PEN-2");
        assertThat(inbox).isEmptyDirectory();
        assertThat(run(source, true).rows()).isEmpty();
    }

    @Test
    void jsonFilesMayLackKeysButNotBringNewOnes() throws Exception {
        Files.writeString(inbox.resolve("0.json"), "[]");
        Files.writeString(inbox.resolve("a.json"), "{\"id\": 1, \"place\": \"north\"}\n{\"id\": 2}\n");
        Files.writeString(inbox.resolve("b.json"), "[{\"place\": \"7\"}, {\"id\": 3, \"fine\": 2}, {\"id\": \"x\"}]");
        RecordingOutput output = run(watched(JsonExtractor.glob(inbox + "/*.json")), true);
        assertThat(output.rows())
                .containsExactly(List.of(1L, "north"), Arrays.asList(2L, null), Arrays.asList(null, "7"));
        assertThat(output.rejected()).isEqualTo(2);
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void noColumnIsNotNullSinceTheNextFileMayHoldNulls() throws Exception {
        Format.PARQUET.write(inbox.resolve("a"), List.of(List.of(1L, "north")));
        try (TestContext context = TestContext.create()) {
            Schema schema = watched(ParquetExtractor.glob(inbox + "/*")).schema(context);
            assertThat(schema.fields()).allMatch(Field::isNullable);
        }
        assertThatThrownBy(() -> watched(ParquetExtractor.glob(inbox + "/*"))
                        .schema(Schema.of(Field.required("id", Type.INT64))))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-2710] watch: schema: column 'id' cannot be NOT NULL, files to come may hold nulls;"
                        + " check it by a rule not_null");
    }

    @Test
    void aParquetFileOfOtherTypesIsRefused() throws Exception {
        Format.PARQUET.write(inbox.resolve("a"), List.of(List.of(1L, "north")));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT 2.5::DOUBLE AS id, 'x' AS place) TO '" + inbox.resolve("b") + "' (FORMAT parquet)");
        }
        assertThat(run(watched(ParquetExtractor.glob(inbox + "/*")), true).rows())
                .hasSize(1);
        assertThat(Files.readString(root.resolve("bad/b.reason.txt")))
                .contains(
                        "the file's columns are (id FLOAT64, place TEXT), those of the other files (id INT64, place TEXT)");
    }
}
