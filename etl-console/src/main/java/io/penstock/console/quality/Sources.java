package io.penstock.console.quality;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.excel.ExcelExtractor;
import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.parquet.ParquetExtractor;
import io.penstock.spi.Extractor;
import java.nio.file.Path;
import java.util.Locale;

/** A file of data by the ending of its name. */
final class Sources {
    static final ErrorCode UNKNOWN_ENDING =
            new ErrorCode("PEN-7101", "A file of data whose kind its name does not tell");

    private Sources() {}

    /** @throws PlanException {@code PEN-7101} naming the endings there are */
    static Extractor of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv", "txt" -> CsvExtractor.of(file);
            case "tsv" -> CsvExtractor.of(file).delimiter('\t');
            case "json", "jsonl", "ndjson" -> JsonExtractor.of(file);
            case "xlsx", "xls" -> ExcelExtractor.of(file);
            case "parquet" -> ParquetExtractor.of(file);
            default ->
                throw new PlanException(Problem.of(UNKNOWN_ENDING, "the name does not tell what kind of data it is")
                        .at(file.toString())
                        .next("Known endings: csv, tsv, txt, json, jsonl, ndjson, xlsx, xls, parquet; or give a config"
                                + " file with a pipeline that reads it."));
        };
    }
}
