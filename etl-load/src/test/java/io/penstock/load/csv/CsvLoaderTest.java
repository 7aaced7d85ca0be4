package io.penstock.load.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.load.Sinks;
import io.penstock.load.file.FileMode;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLoaderTest {
    private static final Schema BOOKS = Schema.of(Field.of("id", Type.INT64), Field.of("title", Type.TEXT));

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("books.csv");
    }

    private static Batch titles(@Nullable String... titles) {
        BatchBuilder batch = BatchBuilder.of(BOOKS);
        for (int i = 0; i < titles.length; i++) {
            batch.add(i - 1L, titles[i]);
        }
        return batch.build();
    }

    private String written(CsvLoader loader, Batch... batches) throws Exception {
        Sinks.load(loader, batches);
        return Files.readString(file);
    }

    @Test
    void writesEveryType() throws Exception {
        Schema schema = Schema.of(
                Field.of("i", Type.INT64),
                Field.of("d", Type.FLOAT64),
                Field.of("m", Type.decimal(10, 2)),
                Field.of("w", Type.decimal(30, 3)),
                Field.of("b", Type.BOOLEAN),
                Field.of("t", Type.TEXT),
                Field.of("day", Type.DATE),
                Field.of("time", Type.TIME),
                Field.of("at", Type.TIMESTAMP),
                Field.of("x", Type.BINARY),
                Field.of("l", Type.list(Type.TEXT)));
        Batch batch = BatchBuilder.of(schema)
                .add(
                        -5L,
                        37.0,
                        new BigDecimal("-0.50"),
                        new BigDecimal("12345678901234567890.125"),
                        true,
                        "é",
                        LocalDate.of(2024, 2, 29),
                        LocalTime.of(9, 30),
                        Instant.parse("2024-02-29T10:15:30.5Z"),
                        new byte[] {1, 2, 3},
                        List.of("a", "b"))
                .add(null, null, null, null, null, null, null, null, null, null, null)
                .build();
        assertThat(written(CsvLoader.of(file), batch))
                .isEqualTo("i,d,m,w,b,t,day,time,at,x,l\n"
                        + "-5,37.0,-0.50,12345678901234567890.125,true,é,2024-02-29,09:30:00,2024-02-29T10:15:30.500000Z,"
                        + "AQID,\"[\"\"a\"\",\"\"b\"\"]\"\n"
                        + ",,,,,,,,,,\n");
    }

    @Test
    void quotesWhatCouldBeMisread() throws Exception {
        assertThat(written(
                        CsvLoader.of(file),
                        titles(
                                "plain",
                                "a,b",
                                "say \"hi\"",
                                "two\nlines",
                                "cr\r",
                                "",
                                null,
                                " ",
                                "long text, with a comma")))
                .isEqualTo(
                        "id,title\n-1,plain\n0,\"a,b\"\n1,\"say \"\"hi\"\"\"\n2,\"two\nlines\"\n3,\"cr\r\"\n4,\"\"\n5,\n6, \n"
                                + "7,\"long text, with a comma\"\n");
    }

    @Test
    void policiesShapeTheText() throws Exception {
        Batch batch = titles("a", null);
        assertThat(written(CsvLoader.of(file).quoting(Quoting.ALL), batch))
                .isEqualTo("\"id\",\"title\"\n\"-1\",\"a\"\n\"0\",\n");
        assertThat(written(CsvLoader.of(file).quoting(Quoting.NON_NUMERIC), batch))
                .isEqualTo("\"id\",\"title\"\n-1,\"a\"\n0,\n");
        assertThat(written(CsvLoader.of(file).header(HeaderLine.OMIT).lineEnding(LineEnding.CRLF), batch))
                .isEqualTo("-1,a\r\n0,\r\n");
        assertThat(written(
                        CsvLoader.of(file).delimiter('\t').quote('\'').nullToken("NULL"),
                        titles("it's", null, "NULL", "", "x\ty")))
                .isEqualTo("id\ttitle\n-1\t'it''s'\n0\tNULL\n1\t'NULL'\n2\t\n3\t'x\ty'\n");
        assertThat(written(CsvLoader.of(file).byteOrderMark(ByteOrderMark.WRITE), batch))
                .startsWith("\uFEFFid,");
    }

    @Test
    void theFormulaGuardLeavesNumbersAlone() throws Exception {
        Batch batch = titles("=1+1", "-x", "@a", "+1", "\tz", "a=b", "=\"q\",", "");
        assertThat(written(CsvLoader.of(file).formulaGuard(FormulaGuard.ESCAPE), batch))
                .isEqualTo("id,title\n-1,'=1+1\n0,'-x\n1,'@a\n2,'+1\n3,'\tz\n4,a=b\n5,\"'=\"\"q\"\",\"\n6,\"\"\n");
        assertThat(written(
                        CsvLoader.of(file).formulaGuard(FormulaGuard.ESCAPE),
                        titles("\n=1", "\uFF1D1", "\uFF20", "\uFF21")))
                .isEqualTo("id,title\n-1,\"'\n=1\"\n0,'\uFF1D1\n1,'\uFF20\n2,\uFF21\n");
        assertThat(written(CsvLoader.of(file), titles("=1+1"))).isEqualTo("id,title\n-1,=1+1\n");
    }

    @Test
    void aNullInAnOnlyColumnIsNoEmptyLine() throws Exception {
        Schema one = Schema.of(Field.of("a", Type.TEXT));
        assertThat(written(
                        CsvLoader.of(file),
                        BatchBuilder.of(one).add("x").add((Object) null).build()))
                .isEqualTo("a\nx\n\"\"\n");
    }

    @Test
    void noRowsLeaveTheHeader() throws Exception {
        assertThat(written(CsvLoader.of(file), titles())).isEqualTo("id,title\n");
    }

    @Test
    void randomTextsReadBackTheSame() throws Exception {
        Random random = new Random(7);
        String alphabet = "ab,\"\n\r;' é日😀\t=0";
        List<String> expected = new ArrayList<>();
        BatchBuilder batch = BatchBuilder.of(BOOKS);
        for (long i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(random.nextInt(10) == 0 ? 200 : 12); k > 0; k--) {
                int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
                text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
            }
            expected.add(text.toString());
            batch.add(i, text.toString());
        }
        String content = written(CsvLoader.of(file), batch.build());
        assertThat(secondColumn(content.substring("id,title\n".length()))).isEqualTo(expected);
    }

    /** RFC 4180 by the letter. */
    private static List<String> secondColumn(String content) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int column = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"' && quoted && i + 1 < content.length() && content.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                if (column == 1) {
                    cells.add(cell.toString());
                }
                column = c == ',' ? 1 : 0;
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    @Test
    void compressesByExtension() throws Exception {
        file = directory.resolve("books.csv.gz");
        Sinks.load(CsvLoader.of(file), titles("a"));
        Sinks.load(CsvLoader.of(file).mode(FileMode.APPEND), titles("b"));
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("id,title\n-1,a\n-1,b\n");
        }
        file = directory.resolve("books.csv.zst");
        Sinks.load(CsvLoader.of(file), titles("a"));
        Sinks.load(CsvLoader.of(file).mode(FileMode.APPEND), titles("b"));
        try (ZstdInputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("id,title\n-1,a\n-1,b\n");
        }
    }

    @Test
    void appendNeedsTheSameHeader() throws Exception {
        Files.writeString(file, "\uFEFF\"id\",title\n9,old");
        assertThat(written(CsvLoader.of(file).mode(FileMode.APPEND), titles("new")))
                .isEqualTo("\uFEFF\"id\",title\n9,old\n-1,new\n");
        Files.writeString(file, "id,name\n9,old\n");
        assertThatThrownBy(() -> Sinks.load(CsvLoader.of(file).mode(FileMode.APPEND), titles("new")))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4203] " + file
                        + ":1: the file's header is id, name; the data's columns are id, title. Bring the"
                        + " columns into the file's order and names, or set mode replace.");
        assertThat(file).hasContent("id,name\n9,old\n");
        assertThat(Files.list(directory)).containsExactly(file);
    }

    @Test
    void appendKnowsGuardedColumnNames() throws Exception {
        Schema schema = Schema.of(Field.of("-id", Type.INT64), Field.of("title", Type.TEXT));
        Batch batch = BatchBuilder.of(schema).add(-1L, "x").build();
        CsvLoader loader = CsvLoader.of(file).formulaGuard(FormulaGuard.ESCAPE).mode(FileMode.APPEND);
        written(loader, batch);
        assertThat(written(loader, batch)).isEqualTo("'-id,title\n-1,x\n-1,x\n");
    }

    @Test
    void nothingIsSeenBeforeTheCommitAndAbortLeavesTheOldFile() throws Exception {
        Files.writeString(file, "old");
        assertThat(Sinks.abort(CsvLoader.of(file), titles("x")))
                .isEqualTo("Nothing was committed; " + file + " is as it was before.");
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> Sinks.load(CsvLoader.of(file).mode(FileMode.FAIL_IF_EXISTS), titles("x")))
                .hasMessage("[PEN-4202] " + file
                        + ": the file is there already. Choose another file, or mode replace or append.");
        assertThat(Files.list(directory)).containsExactly(file);
        Sinks.abort(CsvLoader.of(directory.resolve("a/b/c.csv")), titles("x"));
        assertThat(Files.list(directory)).containsExactly(file);
        assertThat(Sinks.load(CsvLoader.of(directory.resolve("a/b/c.csv")), titles("x"))
                        .outcome())
                .isEqualTo("1 row was written to " + directory.resolve("a/b/c.csv") + ".");
    }

    @Test
    void badSettingsFailAtTheCall() {
        CsvLoader loader = CsvLoader.of(file);
        assertThatThrownBy(() -> loader.delimiter('\n'))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4201] delimiter must be an ASCII character and no line break");
        assertThatThrownBy(() -> loader.delimiter('"'))
                .hasMessage("[PEN-4201] delimiter and quote must be different characters");
        assertThatThrownBy(() -> loader.nullToken("a,b"))
                .hasMessage(
                        "[PEN-4201] null_token must not hold a delimiter, quote or line break: it is written without quotes");
        assertThatThrownBy(() -> Sinks.load(CsvLoader.of(directory), titles("x")))
                .hasMessage("[PEN-4204] " + directory
                        + ": the target is a directory, a file was expected. Name a file in it, such" + " as "
                        + directory.resolve("rows.csv") + ".");
    }

    @Test
    void isSerialisable() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(CsvLoader.of(file).delimiter(';'));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(written((CsvLoader) in.readObject(), titles("a"))).isEqualTo("id;title\n-1;a\n");
        }
    }
}
