package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.json.Nulls;
import io.penstock.load.parquet.Compression;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.schema.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the pages of JSON and Parquet, in Java and in JSON. */
class FormatPagesTest {
    @TempDir
    Path data;

    private RunReport run(String config, String name) {
        return PipelineConfig.load(file(config), Map.of("DATA", data.toString()))
                .pipeline(name)
                .run();
    }

    static Path file(String config) {
        return JsonConfigPipeline.configFile()
                .resolve("../../examples/config")
                .resolve(config)
                .normalize();
    }

    @Test
    void jsonRecordsComeOutAsLines() throws Exception {
        Files.writeString(data.resolve("loans.json"), """
                {"data": {"loans": [
                  {"id": 1, "title": "Winter Night", "fine": {"amount": 0.5}},
                  {"id": 2, "title": "Ünï", "fine": null}
                ]}}
                """);
        // snippet-begin: json
        Pipeline loans = Pipeline.named("loans")
                .extract(JsonExtractor.of(data.resolve("loans.json"))
                        .recordPath("/data/loans")
                        .type("fine.amount", Type.decimal(10, 2)))
                .load(JsonLoader.of(data.resolve("loans.jsonl")).nulls(Nulls.OMIT))
                .build();
        // snippet-end
        assertThat(loans.run()).succeeded().read(2).wrote(2);
        String java = Files.readString(data.resolve("loans.jsonl"));

        assertThat(run("loans.json", "loans")).succeeded().read(2).wrote(2);
        assertThat(Files.readString(data.resolve("loans.jsonl"))).isEqualTo(java);
        assertThat(java).isEqualTo("""
                {"id":1,"title":"Winter Night","fine.amount":0.50}
                {"id":2,"title":"Ünï"}
                """);
    }

    @Test
    void parquetFilesAreFilteredAndWritten() throws Exception {
        write("COPY (SELECT * FROM (VALUES (1, 'Ada', DATE '2026-06-30'), (2, 'Bo', DATE '2026-07-01'),"
                + " (3, NULL, DATE '2026-07-02')) t(id, name, day)) TO '$/readers-1.parquet'");
        // snippet-begin: parquet
        Pipeline names = Pipeline.named("names")
                .extract(ParquetExtractor.glob(data + "/readers-*.parquet")
                        .columns("id", "name")
                        .where("day >= DATE '2026-07-01' AND name IS NOT NULL"))
                .load(ParquetLoader.of(data.resolve("names.parquet"))
                        .compression(Compression.SNAPPY)
                        .rowGroupRows(100_000)
                        .metadata("owner", "library"))
                .build();
        // snippet-end
        assertThat(names.run()).succeeded().read(1).wrote(1);
        assertThat(query("SELECT t FROM '$/names.parquet' t")).containsExactly("{'id': 2, 'name': Bo}");
        assertThat(query("SELECT compression FROM parquet_metadata('$/names.parquet')"))
                .containsOnly("SNAPPY");

        assertThat(run("parquet.json", "names")).succeeded().read(1).wrote(1);
        assertThat(query("SELECT t FROM '$/names.parquet' t")).containsExactly("{'id': 2, 'name': Bo}");
        assertThat(query("SELECT compression FROM parquet_metadata('$/names.parquet')"))
                .containsOnly("ZSTD");
    }

    private void write(String sql) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(sql.replace("$", data.toString()));
        }
    }

    private List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("$", data.toString()))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
