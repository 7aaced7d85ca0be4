package io.penstock.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
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

/** Configs that name the sink {@code parquet}, run; DuckDB says what came out. */
class ParquetConfigTest {
    private static final String LOANS = """
            id,title,genre,day,fine
            1,"A, B",Fiction,2024-02-29,0.50
            2,"two
            lines",History,2024-03-01,
            3,Ünï,Fiction,,1.25
            """;

    @TempDir
    Path directory;

    private Pipeline pipeline(String loader) throws Exception {
        Path input = directory.resolve("loans.csv");
        Files.writeString(input, LOANS);
        Path config = directory.resolve("config.json");
        Files.writeString(config, """
                {
                  "name": "copy",
                  "extractors": [{ "type": "csv", "source": "${INPUT}" }],
                  "loaders": [%s]
                }
                """.formatted(loader));
        return PipelineConfig.load(config, Map.of("INPUT", input.toString(), "OUTPUT", directory.toString()))
                .pipeline("copy");
    }

    private List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("$", directory.toString()))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @Test
    void everySettingHasItsNameInJson() throws Exception {
        pipeline("""
                        {
                          "type": "ParquetLoader",
                          "destination": "${OUTPUT}/loans.parquet",
                          "config": {
                            "compression": "gzip",
                            "dictionary": "off",
                            "row_group_rows": 2,
                            "row_group_bytes": 65536,
                            "metadata": { "owner": "library" },
                            "mode": "fail_if_exists"
                          }
                        }
                        """).run();
        assertThat(query("SELECT t FROM '$/loans.parquet' t"))
                .containsExactly(
                        "{'id': 1, 'title': 'A, B', 'genre': Fiction, 'day': 2024-02-29, 'fine': 0.50}",
                        "{'id': 2, 'title': two\nlines, 'genre': History, 'day': 2024-03-01, 'fine': NULL}",
                        "{'id': 3, 'title': Ünï, 'genre': Fiction, 'day': NULL, 'fine': 1.25}");
        assertThat(query("SELECT DISTINCT compression FROM parquet_metadata('$/loans.parquet')"))
                .containsExactly("GZIP");
        assertThat(query("SELECT num_row_groups FROM parquet_file_metadata('$/loans.parquet')"))
                .containsExactly("2");
        assertThat(query("SELECT decode(value) FROM parquet_kv_metadata('$/loans.parquet')"))
                .containsExactly("library");
    }

    @Test
    void declaresTypesAndWhatBecomesOfMisfits() throws Exception {
        pipeline("""
                { "type": "parquet", "destination": "${OUTPUT}/loans.parquet" }
                """).run();
        Path config = directory.resolve("typed.json");
        Files.writeString(config, """
                {
                  "name": "typed",
                  "extractors": [{
                    "type": "parquet",
                    "source": "${OUTPUT}/loans.parquet",
                    "config": { "columns": ["id", "fine"], "types": { "fine": "INT64", "id": "DECIMAL(5,1)" }, "misfits": "null" }
                  }],
                  "loaders": [{ "type": "parquet", "destination": "${OUTPUT}/typed.parquet" }]
                }
                """);
        PipelineConfig.load(config, Map.of("OUTPUT", directory.toString()))
                .pipeline("typed")
                .run();
        assertThat(query("SELECT t FROM '$/typed.parquet' t"))
                .containsExactly("{'id': 1.0, 'fine': NULL}", "{'id': 2.0, 'fine': NULL}", "{'id': 3.0, 'fine': NULL}");
    }

    @Test
    void aDirectoryOfPartitionsIsReadAsOneTable() throws Exception {
        String loader = """
                { "type": "parquet", "destination": "${OUTPUT}/set", "config": { "partition_by": "genre", "mode": "append" } }
                """;
        pipeline(loader).run();
        pipeline(loader).run();
        assertThat(query("SELECT genre || count(*) FROM read_parquet('$/set/*/*.parquet', hive_partitioning = true)"
                        + " GROUP BY genre ORDER BY genre"))
                .containsExactly("Fiction4", "History2");
    }
}
