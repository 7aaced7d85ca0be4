package io.penstock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.PlanDescription;
import io.penstock.PushDown;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import io.penstock.transform.shape.Derive;
import io.penstock.transform.shape.Drop;
import io.penstock.transform.shape.Filter;
import io.penstock.transform.shape.Rename;
import io.penstock.transform.shape.Select;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded is the same whether sources leave out what the steps drop or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushDownTest {
    private static final String[] COMPARISONS = {"=", "<>", "<", "<=", ">", ">="};
    private static final String ROWS = """
            SELECT range AS id,
                   CASE WHEN range % 7 = 0 THEN NULL ELSE DATE '2020-01-01' + CAST(range / 10 AS INTEGER) END AS day,
                   CASE WHEN range % 5 = 0 THEN NULL ELSE CAST((range * 37 % 2001 - 1000) / 100 AS DECIMAL(10,2)) END AS price,
                   CASE WHEN range % 11 = 0 THEN NULL ELSE (range * 13 % 101) / 10.0 END::DOUBLE AS score,
                   CASE WHEN range % 3 = 0 THEN NULL WHEN range % 4 = 0 THEN 'Ab' WHEN range % 4 = 1 THEN 'ab' ELSE 'Zürich' END AS name,
                   CASE WHEN range % 13 = 0 THEN NULL ELSE 'n' || range END AS note
            FROM range(5000)""";

    @TempDir
    static Path data;

    private final Map<String, Extractor> sources = new LinkedHashMap<>();
    private EmbeddedPostgres postgres;

    @BeforeAll
    void fill() throws Exception {
        Path csv = data.resolve("rows.csv");
        Path duck = data.resolve("rows.duckdb");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:" + duck);
                Statement sql = duckdb.createStatement()) {
            sql.execute("CREATE TABLE rows AS " + ROWS);
            sql.execute("COPY rows TO '" + data.resolve("rows.parquet") + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
            sql.execute("COPY rows TO '" + csv + "' (HEADER)");
        }
        CsvExtractor text = CsvExtractor.of(csv)
                .nullTokens("")
                .type("id", Type.INT64)
                .type("day", Type.DATE)
                .type("price", Type.decimal(10, 2))
                .type("score", Type.FLOAT64)
                .type("name", Type.TEXT)
                .type("note", Type.TEXT);
        sources.put("csv", text);
        sources.put("csv without rejects", text.misfits(MisfitPolicy.NULL));
        sources.put("parquet", ParquetExtractor.of(data.resolve("rows.parquet")));
        sources.put("duckdb", DatabaseExtractor.jdbc("jdbc:duckdb:" + duck).table("rows"));
        String h2 = "jdbc:h2:mem:pushdown;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=false";
        copy(text, h2);
        sources.put("h2", DatabaseExtractor.jdbc(h2).table("rows"));
        postgres = EmbeddedPostgres.builder().start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        copy(text, url);
        sources.put("postgresql", DatabaseExtractor.jdbc(url).table("rows"));
        String sqlite = "jdbc:sqlite:" + data.resolve("rows.db");
        copy(text, sqlite);
        sources.put("sqlite", DatabaseExtractor.jdbc(sqlite).table("rows"));
    }

    private static void copy(Extractor rows, String url) throws SQLException {
        io.penstock.load.database.DatabaseLoader loader =
                io.penstock.load.database.DatabaseLoader.jdbc(url).table("rows");
        Pipeline.named("copy").extract(rows).load(loader).build().run();
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
    }

    @Test
    void loadsTheSameRows() {
        Random random = new Random(20_261_124);
        int spared = 0;
        for (int round = 0; round < 12; round++) {
            String condition = condition(random, 2);
            int shape = random.nextInt(5);
            for (Map.Entry<String, Extractor> source : sources.entrySet()) {
                MemorySink on = MemorySink.create();
                MemorySink off = MemorySink.create();
                RunReport with = pipeline(source.getValue(), condition, shape, on)
                        .pushDown(PushDown.ON)
                        .build()
                        .run();
                RunReport without = pipeline(source.getValue(), condition, shape, off)
                        .pushDown(PushDown.OFF)
                        .build()
                        .run();
                assertThat(on.schema()).isEqualTo(off.schema());
                assertThat(on.rows())
                        .as("%s where %s, shape %d", source.getKey(), condition, shape)
                        .isEqualTo(off.rows());
                assertThat(with.rowsRead()).isLessThanOrEqualTo(without.rowsRead());
                assertThat(with.rowsRead()).isEqualTo(with.rowsWritten() + with.rowsFiltered());
                spared += with.rowsRead() < without.rowsRead() ? 1 : 0;
            }
        }
        assertThat(spared).isGreaterThan(20);
    }

    private static PipelineBuilder pipeline(Extractor source, String condition, int shape, MemorySink sink) {
        PipelineBuilder builder = Pipeline.named("random").extract(source).transform(Filter.where(condition));
        switch (shape) {
            case 0 -> builder.transform(Select.columns("id", "name"));
            case 1 -> builder.transform(Derive.column("double", "price * 2")).transform(Drop.columns("note", "price"));
            case 2 -> builder.transform(Rename.column("id", "key")).transform(Select.columns("key"));
            case 3 -> builder.transform(Filter.where("id < 4000")).transform(Drop.columns("name", "day"));
            default -> {}
        }
        return builder.load(sink);
    }

    private static String condition(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String junction = random.nextBoolean() ? " AND " : " OR ";
            return "(" + condition(random, depth - 1) + junction + condition(random, depth - 1) + ")";
        }
        String comparison = " " + COMPARISONS[random.nextInt(COMPARISONS.length)] + " ";
        return switch (random.nextInt(12)) {
            case 0 -> "id" + comparison + random.nextInt(6000);
            case 1 -> random.nextInt(6000) + ".5" + comparison + "id";
            case 2 -> "day" + comparison + "DATE '2020-0" + (1 + random.nextInt(9)) + "-15'";
            case 3 -> "day" + comparison + "'2021-0" + (1 + random.nextInt(9)) + "-15'";
            case 4 -> "price" + comparison + (random.nextInt(20) - 10) + "." + random.nextInt(10);
            case 5 -> "score" + comparison + random.nextInt(11) + "." + random.nextInt(10);
            case 6 -> "name" + comparison + "'ab'";
            case 7 -> "name IN ('ab', 'Zürich')";
            case 8 -> "id BETWEEN " + random.nextInt(3000) + " AND " + (3000 + random.nextInt(3000));
            case 9 -> "price IS " + (random.nextBoolean() ? "NOT " : "") + "NULL";
            case 10 -> "NOT (id < " + random.nextInt(6000) + ")";
            default -> "length(note) > 3 AND id > " + random.nextInt(6000);
        };
    }

    @Test
    void tellsWhatIsPushedDown() {
        Pipeline pipeline = Pipeline.named("few")
                .extract(sources.get("parquet"))
                .transform(Filter.where("id < 100 AND CAST(note AS INT64) > 1 AND score > 2"))
                .transform(Select.columns("id", "note"))
                .load(MemorySink.create())
                .build();
        assertThat(pipeline.explain())
                .contains("pushed down: does not read day, price, name\n")
                .contains("pushed down: may leave out rows unless id < 100\n")
                .contains("transform  filter id < 100 AND CAST(note AS INT64) > 1 AND score > 2  — any batch\n")
                .contains("             (id INT64 NOT NULL, score FLOAT64, note TEXT)\n");
        PlanDescription plan;
        try (LocalEngine engine = LocalEngine.create()) {
            plan = engine.describe(pipeline);
        }
        assertThat(plan.toJson())
                .contains("\"role\" : \"extract\"")
                .contains("pushed down: may leave out rows unless id < 100")
                .contains("\"type\" : \"FLOAT64\"");
    }

    @Test
    void keepsColumnsThatRejectedRowsShow() {
        Pipeline pipeline = Pipeline.named("rejects")
                .extract(sources.get("parquet"))
                .transform(Select.columns("id"))
                .rejectTo(CsvLoader.of(data.resolve("rejects.csv")))
                .load(MemorySink.create())
                .build();
        assertThat(pipeline.explain()).doesNotContain("pushed down");
    }

    @Test
    void asksOnlySourcesThatCan() {
        Schema schema = Schema.of(Field.of("a", Type.INT64), Field.of("b", Type.TEXT));
        Extractor memory = MemorySource.of(schema).row(1L, "x");
        Pipeline pipeline = Pipeline.named("memory")
                .extract(memory)
                .transform(Filter.where("a = 1"))
                .transform(Select.columns("a"))
                .load(MemorySink.create())
                .build();
        assertThat(pipeline.explain()).doesNotContain("pushed down");
        assertThat(List.of(pipeline.run().rowsRead(), pipeline.run().rowsWritten()))
                .containsExactly(1L, 1L);
    }
}
