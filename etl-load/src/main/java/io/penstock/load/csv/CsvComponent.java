package io.penstock.load.csv;

import static io.penstock.spi.component.ValueType.CHARACTER;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;

import io.penstock.load.file.FileOptions;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;

/** {@link CsvLoader} for JSON. */
public final class CsvComponent {
    private CsvComponent() {}

    public static Component<CsvLoader> component() {
        return FileOptions.addTo(Component.of(
                        Role.LOADER, "csv", CsvLoader.class, settings -> CsvLoader.of(settings.get("path", PATH)))
                .aliases("CSVLoader", "CsvLoader")
                .summary("A delimited text file, published whole")
                .required("path", PATH, "the file; compressed when it ends in .gz or .zst")
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
