package io.penstock.matrix;

import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.csv.QuotedNull;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.parquet.Nested;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.parquet.ParquetLoader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Every kind of place, with the servers that some need, started once. */
final class Kinds implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final RestKind rest;
    private final List<Kind> all;

    Kinds(Path directory) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        rest = new RestKind();
        all = List.of(
                new FileKind(
                        "csv",
                        directory,
                        "csv",
                        ".csv",
                        false,
                        "\"null_tokens\": [\"\"], \"quoted_null\": \"text\"",
                        "",
                        (path, types) -> CsvExtractor.of(path)
                                .nullTokens("")
                                .quotedNull(QuotedNull.TEXT)
                                .types(types),
                        CsvLoader::of),
                new FileKind(
                        "excel",
                        directory,
                        "excel",
                        ".xlsx",
                        false,
                        "",
                        "",
                        (path, types) -> ExcelExtractor.of(path).types(types),
                        ExcelLoader::of),
                new FileKind(
                        "json",
                        directory,
                        "json",
                        ".json",
                        false,
                        "",
                        "",
                        (path, types) -> JsonExtractor.of(path).types(types),
                        JsonLoader::of),
                new FileKind(
                        "jsonl",
                        directory,
                        "jsonl",
                        ".jsonl",
                        false,
                        "",
                        "",
                        (path, types) -> JsonExtractor.of(path).types(types),
                        JsonLoader::of),
                new FileKind(
                        "parquet",
                        directory,
                        "parquet",
                        ".parquet",
                        true,
                        "\"nested\": \"keep\"",
                        "",
                        (path, types) -> ParquetExtractor.of(path).nested(Nested.KEEP),
                        ParquetLoader::of),
                new DatabaseKind("sqlite", directory.toString(), "", "", Kinds::positiveZero),
                new DatabaseKind("h2", "jdbc:h2:mem:matrix;DB_CLOSE_DELAY=-1", "sa", "", Kinds::positiveZero),
                new DatabaseKind(
                        "postgres",
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "postgres",
                        "postgres",
                        v -> v),
                new DatabaseKind("duckdb", "jdbc:duckdb:" + directory.resolve("matrix.duckdb"), "", "", v -> v),
                new StagingKind(directory),
                rest);
    }

    private static Object positiveZero(double value) {
        return value + 0.0;
    }

    List<Kind> all() {
        return all;
    }

    @Override
    public void close() throws IOException {
        rest.close();
        postgres.close();
    }
}
