package io.penstock.extract.excel;

import io.penstock.extract.csv.DuplicateNames;
import io.penstock.extract.csv.Header;
import io.penstock.extract.excel.cells.EmptyRows;
import io.penstock.extract.excel.cells.HiddenRows;
import io.penstock.extract.excel.cells.MergedCells;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.List;

/** The source {@code excel} for JSON. */
public final class ExcelComponent {
    private ExcelComponent() {}

    public static Component<ExcelExtractor> component() {
        return limits(values(table(Component.of(
                        Role.EXTRACTOR,
                        "excel",
                        ExcelExtractor.class,
                        s -> ExcelExtractor.parse(s.get("path", ValueType.TEXTS)))
                .aliases("ExcelExtractor", "EXCELExtractor", "xlsx")
                .summary("Sheets of Excel workbooks, xlsx and xls")
                .required("path", ValueType.TEXTS, "file, list of files, or glob such as data/2024-*.xlsx")
                .target("path"))));
    }

    private static Component<ExcelExtractor> table(Component<ExcelExtractor> component) {
        return component
                .option(
                        "sheet",
                        ValueType.TEXTS,
                        null,
                        "names of the sheets to read, * stands for any text; the first visible one by default",
                        (e, v) -> e.sheet(array(v)))
                .option(
                        "sheet_number",
                        ValueType.INTEGER,
                        null,
                        "place of the sheet to read, 1 is the first",
                        ExcelExtractor::sheetNumber)
                .option("range", ValueType.TEXT, null, "cells to read, such as B3:H200", ExcelExtractor::range)
                .option(
                        "header",
                        ValueType.choice(Header.class),
                        "present",
                        "whether the first row names the columns",
                        ExcelExtractor::header)
                .option(
                        "header_row",
                        ValueType.INTEGER,
                        null,
                        "row of the sheet that names the columns",
                        ExcelExtractor::headerRow)
                .option("skip_rows", ValueType.INTEGER, "0", "rows in front of the table", ExcelExtractor::skipRows)
                .option(
                        "column_names",
                        ValueType.TEXTS,
                        null,
                        "names of all columns, in the order of the table",
                        (e, v) -> e.columnNames(array(v)))
                .option(
                        "columns",
                        ValueType.TEXTS,
                        null,
                        "columns to read, in this order; all by default",
                        (e, v) -> e.columns(array(v)))
                .option(
                        "duplicate_names",
                        ValueType.choice(DuplicateNames.class),
                        "error",
                        "a name that stands twice in the header",
                        ExcelExtractor::duplicateNames)
                .option(
                        "hidden_sheets",
                        ValueType.choice(HiddenSheets.class),
                        "only_by_name",
                        "sheets that a person does not see",
                        ExcelExtractor::hiddenSheets)
                .option(
                        "hidden_rows",
                        ValueType.choice(HiddenRows.class),
                        "read",
                        "rows that a person does not see",
                        ExcelExtractor::hiddenRows)
                .option(
                        "empty_rows",
                        ValueType.choice(EmptyRows.class),
                        "skip",
                        "rows without a value",
                        ExcelExtractor::emptyRows)
                .option(
                        "merged_cells",
                        ValueType.choice(MergedCells.class),
                        "first",
                        "areas of merged cells",
                        ExcelExtractor::mergedCells)
                .option(
                        "extra_cells",
                        ValueType.choice(ExtraCells.class),
                        "reject",
                        "values beside the table",
                        ExcelExtractor::extraCells);
    }

    private static Component<ExcelExtractor> values(Component<ExcelExtractor> component) {
        return component
                .option(
                        "error_cells",
                        ValueType.choice(ErrorCells.class),
                        "misfit",
                        "cells that show an error",
                        ExcelExtractor::errorCells)
                .option("null_tokens", ValueType.TEXTS, null, "texts that mean null", (e, v) -> e.nullTokens(array(v)))
                .option(
                        "types",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        null,
                        "types of columns by name",
                        ExcelExtractor::types)
                .option(
                        "inference",
                        ValueType.choice(Inference.class),
                        "sample",
                        "how columns without a declared type get one",
                        ExcelExtractor::inference)
                .option(
                        "misfits",
                        ValueType.choice(MisfitPolicy.class),
                        "reject",
                        "cells that do not fit their column's type",
                        ExcelExtractor::misfits)
                .option(
                        "date_formats",
                        ValueType.TEXTS,
                        "yyyy-MM-dd",
                        "how dates are written that are texts, tried in order",
                        (e, v) -> e.dateFormats(array(v)))
                .option("zone", ValueType.ZONE, "UTC", "zone of dates with a time", ExcelExtractor::zone)
                .option("password", ValueType.TEXT, null, "password of protected files", ExcelExtractor::password);
    }

    private static Component<ExcelExtractor> limits(Component<ExcelExtractor> component) {
        return component
                .option(
                        "max_inflate_ratio",
                        ValueType.INTEGER,
                        String.valueOf(ExcelExtractor.MAX_INFLATE_RATIO),
                        "most bytes that one packed byte may become",
                        ExcelExtractor::maxInflateRatio)
                .option(
                        "max_inflated_bytes",
                        ValueType.LONG,
                        String.valueOf(ExcelExtractor.MAX_INFLATED_BYTES),
                        "most bytes that one part of the file may unpack to",
                        ExcelExtractor::maxInflatedBytes)
                .option(
                        "max_shared_string_bytes",
                        ValueType.LONG,
                        String.valueOf(ExcelExtractor.MAX_SHARED_STRING_BYTES),
                        "most memory for the texts that cells share",
                        ExcelExtractor::maxSharedStringBytes);
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
