package io.penstock.load;

import static io.penstock.spi.component.ValueType.CHARACTER;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.load.csv.ByteOrderMark;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.csv.FormulaGuard;
import io.penstock.load.csv.HeaderLine;
import io.penstock.load.csv.LineEnding;
import io.penstock.load.csv.Quoting;
import io.penstock.load.database.DatabaseComponent;
import io.penstock.load.excel.ExcelComponent;
import io.penstock.load.file.FileOptions;
import io.penstock.load.json.JsonComponent;
import io.penstock.load.parquet.ParquetComponent;
import io.penstock.load.rest.RestLoaderComponent;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import java.util.List;

/** The sinks of this module for JSON. */
public final class LoadComponents implements ComponentProvider {
    @Override
    public List<Component<?>> components() {
        return List.of(
                csv(),
                DatabaseComponent.component(),
                JsonComponent.component(),
                JsonComponent.lines(),
                ParquetComponent.component(),
                ExcelComponent.component(),
                RestLoaderComponent.component());
    }

    private static Component<CsvLoader> csv() {
        return FileOptions.addTo(Component.of(
                        Role.LOADER, "csv", CsvLoader.class, settings -> CsvLoader.of(settings.get("path", PATH)))
                .aliases("CSVLoader", "CsvLoader")
                .summary("A delimited text file, published whole")
                .required("path", PATH, "the file; compressed when it ends in .gz")
                .target("path")
                .option("delimiter", CHARACTER, ",", "between cells", CsvLoader::delimiter)
                .option("quote", CHARACTER, "\"", "around cells, doubled inside", CsvLoader::quote)
                .option("quoting", choice(Quoting.class), "minimal", "which values are quoted", CsvLoader::quoting)
                .option(
                        "header",
                        choice(HeaderLine.class),
                        "write",
                        "whether the column names are written",
                        CsvLoader::header)
                .option("null_token", TEXT, "", "what stands for a null", CsvLoader::nullToken)
                .option("line_ending", choice(LineEnding.class), "lf", "what ends a line", CsvLoader::lineEnding)
                .option(
                        "byte_order_mark",
                        choice(ByteOrderMark.class),
                        "omit",
                        "whether the file begins with a byte order mark",
                        CsvLoader::byteOrderMark)
                .option(
                        "formula_guard",
                        choice(FormulaGuard.class),
                        "off",
                        "what becomes of texts that a spreadsheet would run",
                        CsvLoader::formulaGuard));
    }
}
