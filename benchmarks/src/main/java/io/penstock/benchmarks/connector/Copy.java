package io.penstock.benchmarks.connector;

import io.penstock.Pipeline;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The child of the memory benchmark: copies one place to another by a pipeline of two ends and writes the count of rows. */
final class Copy {
    private Copy() {}

    /** {@code FROM TO RESULT_FILE}; a place is a file, its kind its ending, or a JDBC URL. */
    public static void main(String[] args) throws Exception {
        long rows = run(args[0], args[1]);
        Files.writeString(Path.of(args[2]), Long.toString(rows));
        System.exit(0);
    }

    static long run(String from, String to) {
        return Pipeline.named("copy")
                .extract(source(from))
                .load(sink(to))
                .build()
                .run()
                .rowsWritten();
    }

    private static Extractor source(String place) {
        return switch (kind(place)) {
            case "csv" -> CsvExtractor.of(Path.of(place));
            case "jsonl" -> JsonExtractor.of(Path.of(place));
            case "parquet" -> ParquetExtractor.of(Path.of(place));
            case "xlsx" -> ExcelExtractor.of(Path.of(place));
            case "db" -> DatabaseExtractor.sqlite(Path.of(place)).table("loans");
            case "jdbc" -> DatabaseExtractor.jdbc(place).table("loans");
            default -> throw new IllegalArgumentException(place);
        };
    }

    private static Loader sink(String place) {
        return switch (kind(place)) {
            case "csv" -> CsvLoader.of(Path.of(place));
            case "jsonl" -> JsonLoader.of(Path.of(place));
            case "parquet" -> ParquetLoader.of(Path.of(place));
            case "xlsx" -> ExcelLoader.of(Path.of(place));
            case "db" -> DatabaseLoader.sqlite(Path.of(place)).table("loans").mode(WriteMode.REPLACE);
            case "jdbc" -> DatabaseLoader.jdbc(place).table("loans").mode(WriteMode.REPLACE);
            default -> throw new IllegalArgumentException(place);
        };
    }

    private static String kind(String place) {
        return place.startsWith("jdbc:") ? "jdbc" : place.substring(place.lastIndexOf('.') + 1);
    }
}
