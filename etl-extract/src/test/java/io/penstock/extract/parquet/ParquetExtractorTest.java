package io.penstock.extract.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.extract.csv.CsvExtractor;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExtractorTest {
    @TempDir
    static Path directory;

    private static Path flat;
    private static Path nested;

    @BeforeAll
    static void write() throws Exception {
        flat = directory.resolve("flat.parquet");
        nested = directory.resolve("nested.parquet");
        try (Duck duck = Duck.open()) {
            duck.run(
                    "COPY (SELECT i AS id, CASE WHEN i % 5 = 0 THEN NULL ELSE 'name ' || (i % 50) END AS name, i / 8.0 AS"
                            + " score, DATE '2026-01-01' + (i // 100)::INTEGER AS day, (i * 7919 % 100000)::DECIMAL(12, 2) AS fine"
                            + " FROM range(20000) t(i)) TO '" + flat + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
            duck.run(
                    "COPY (SELECT * FROM (VALUES (1, {'a': 1, 'b': {'c': 'x'}}, ['p', 'q'], MAP {'k': 1}), (2, NULL, [],"
                            + " NULL), (3, {'a': NULL, 'b': NULL}, NULL, MAP {'m': 2, 'n': NULL})) t(id, s, tags, m)) TO '"
                            + nested + "' (FORMAT parquet)");
        }
    }

    @Test
    void filtersExactlyAsDuckDbDoesAndReadsLess() throws Exception {
        Random random = new Random(8044);
        try (Duck duck = Duck.open()) {
            for (int round = 0; round < 40; round++) {
                int number = random.nextInt(20000);
                String where = List.of(
                                "id > " + number,
                                "id = " + number + " OR score < " + number / 80.0,
                                "name = 'name " + number % 60 + "' AND id < " + number,
                                "day BETWEEN DATE '2026-02-01' AND DATE '2026-02-10'",
                                "name IS NULL AND id >= " + number,
                                "id IN (" + number + ", 7, -1)",
                                "NOT (id < " + number + ")",
                                "fine <= " + number / 4 + ".25 AND -5 < id")
                        .get(round % 8);
                assertThat(Reading.plain(ParquetExtractor.of(flat).where(where)))
                        .as(where)
                        .isEqualTo(duck.query("SELECT * FROM read_parquet('" + flat + "') WHERE " + where));
            }
        }
        assertThat(bytesRead(ParquetExtractor.of(flat).where("id = 19000")))
                .isLessThan(bytesRead(ParquetExtractor.of(flat)) / 3);
    }

    @Test
    void filtersByColumnsThatDoNotComeOut() throws Exception {
        ParquetExtractor source = ParquetExtractor.of(flat).columns("name").where("id = 7");
        assertThat(Reading.rows(source)).isEqualTo(List.of(List.of("name 7")));
        assertThat(source.describe().toString()).isEqualTo("parquet flat.parquet [columns=[name], where=id = 7]");
    }

    @Test
    void flattensKeepsOrExplodes() throws Exception {
        ParquetExtractor source = ParquetExtractor.of(nested);
        assertThat(schema(source).names()).containsExactly("id", "s.a", "s.b.c", "tags", "m");
        assertThat(Reading.rows(source).toString())
                .isEqualTo("[[1, 1, x, [\"p\",\"q\"], {\"k\":1}], [2, null, null, [], null], [3, null, null, null,"
                        + " {\"m\":2,\"n\":null}]]");
        assertThat(Reading.rows(source.flattenLevels(1).columns("s")).toString())
                .isEqualTo("[[1, {\"c\":\"x\"}], [null, null], [null, null]]");
        assertThat(Reading.rows(source.nested(Nested.KEEP).columns("s", "m")).toString())
                .isEqualTo("[[{a=1, b={c=x}}, [{key=k, value=1}]], [null, null], [{a=null, b=null}, [{key=m, value=2},"
                        + " {key=n, value=null}]]]");
        assertThat(Reading.rows(source.explode("tags").columns("id", "tags")).toString())
                .isEqualTo("[[1, p], [1, q], [2, null], [3, null]]");
        assertThat(Reading.rows(source.explode("m")
                                .columns("id", "m.key", "m.value")
                                .where("id > 1"))
                        .toString())
                .isEqualTo("[[2, null, null], [3, m, 2], [3, n, null]]");
    }

    @Test
    void givesDirectoriesAsColumns() throws Exception {
        try (Duck duck = Duck.open()) {
            duck.run("COPY (SELECT i AS id, i % 3 AS part, CASE WHEN i % 2 = 0 THEN 'a b' ELSE 'c' END AS kind FROM"
                    + " range(12) t(i)) TO '" + directory.resolve("parts")
                    + "' (FORMAT parquet, PARTITION_BY (part, kind))");
        }
        ParquetExtractor source =
                ParquetExtractor.glob(directory + "/parts/*/*/*.parquet").partitions(Partitions.COLUMNS);
        assertThat(schema(source).toString()).isEqualTo("(id INT64, part INT64, kind TEXT)");
        assertThat(Reading.rows(source)).hasSize(12).allSatisfy(row -> {
            assertThat((Long) row.get(0) % 3).isEqualTo(row.get(1));
            assertThat(row.get(2)).isEqualTo((Long) row.get(0) % 2 == 0 ? "a b" : "c");
        });
        assertThat(Reading.rows(source.columns("id").where("part = 1 AND kind = 'c'")))
                .hasSize(2);
    }

    @Test
    void goesOnAfterEveryPositionItGave() throws Exception {
        ParquetExtractor source = ParquetExtractor.of(flat).columns("id").where("id % 3 = 0");
        List<List<Object>> all = Reading.rows(source);
        List<List<Object>> before = new ArrayList<>();
        List<String> places = new ArrayList<>();
        try (TestContext context = TestContext.create().batchRows(1000);
                BatchSource open = source.open(context)) {
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                RecordingOutput output = new RecordingOutput();
                piece.decode(output);
                before.addAll(output.rows());
                Position position = open.position();
                places.add(position.text());
                List<List<Object>> whole = new ArrayList<>(before);
                whole.addAll(Reading.rows(source.resumeAfter(position).orElseThrow()));
                assertThat(whole).as(position.text()).isEqualTo(all);
            }
        }
        assertThat(places).hasSizeGreaterThan(5).last().isEqualTo("flat.parquet:row 20000");
    }

    @Test
    void splitsByRowGroups() throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        List<Extractor> parts;
        try (TestContext context = TestContext.create()) {
            parts = ParquetExtractor.of(flat).splits(4, context);
        }
        assertThat(parts).hasSize(4);
        for (Extractor part : parts) {
            rows.addAll(Reading.rows(part));
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Reading.rows(ParquetExtractor.of(flat)));
    }

    @Test
    void tellsHowTheSchemasOfFilesDiffer() {
        assertThatThrownBy(() -> Reading.rows(ParquetExtractor.of(List.of(flat, nested))))
                .hasMessage("[PEN-2406] nested.parquet: the columns are not those of the first file: [day DATE, fine"
                        + " DECIMAL(12,2), name TEXT, score FLOAT64] missing, [m TEXT, s.a INT64, s.b.c"
                        + " TEXT, tags TEXT] added. Read files of different columns by sources of their own.");
    }

    @Test
    void namesWhatIsWrong() throws Exception {
        Path text = Files.writeString(directory.resolve("not.parquet"), "id,name,and,so,on\n1,2\n");
        assertThatThrownBy(() -> Reading.rows(ParquetExtractor.of(text)))
                .hasMessage(
                        "[PEN-2402] not.parquet: the file does not begin and end with PAR1. Check the path, or read it"
                                + " by the source of its format.");
        assertThatThrownBy(() -> Reading.rows(ParquetExtractor.of(flat).columns("nane")))
                .hasMessageContaining("PEN-1002")
                .hasMessageContaining("name");
        assertThatThrownBy(() -> Reading.rows(ParquetExtractor.of(flat).where("id + 1")))
                .hasMessageContaining("PEN-2401");
        assertThatThrownBy(() -> Reading.rows(ParquetExtractor.of(nested).explode("id")))
                .hasMessageContaining("explode names 'id', which is no list or map");
        assertThatThrownBy(() -> Reading.rows(ParquetExtractor.of(flat).maxPageBytes(100)))
                .hasMessageContaining("PEN-2408")
                .hasMessageContaining("max_page_bytes allows 100");
        assertThatThrownBy(() -> Reading.rows(CsvExtractor.of(flat)))
                .hasMessageEndingWith("is a Parquet file, text was expected. Read it by the source parquet.");
    }

    @Test
    void readsAsThePageShows() throws Exception {
        Path file = flat;
        // snippet-begin: parquet
        Extractor names =
                ParquetExtractor.of(file).columns("id", "name").where("day >= DATE '2026-07-01' AND name IS NOT NULL");
        // snippet-end
        assertThat(Reading.rows(names)).hasSize(1520).first().isEqualTo(List.of(18101L, "name 1"));
    }

    private static Schema schema(Extractor source) throws Exception {
        try (TestContext context = TestContext.create()) {
            return source.schema(context);
        }
    }

    private static long bytesRead(Extractor source) throws Exception {
        try (TestContext context = TestContext.create();
                BatchSource open = source.open(context)) {
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                piece.decode(new RecordingOutput());
            }
            return open.bytesRead();
        }
    }
}
