package io.penstock.load.excel;

import io.penstock.load.file.FileOptions;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;

/** The sink {@code excel} for JSON. */
public final class ExcelComponent {
    private ExcelComponent() {}

    public static Component<ExcelLoader> component() {
        return FileOptions.addTo(Component.of(
                        Role.LOADER,
                        "excel",
                        ExcelLoader.class,
                        settings -> ExcelLoader.of(settings.get("path", ValueType.PATH)))
                .aliases("ExcelLoader", "EXCELLoader", "xlsx")
                .summary("A sheet of an Excel workbook, published whole")
                .required("path", ValueType.PATH, "the file, such as loans.xlsx")
                .target("path")
                .option("sheet", ValueType.TEXT, "Sheet1", "the sheet's name", ExcelLoader::sheet)
                .option(
                        "header",
                        ValueType.choice(HeaderStyle.class),
                        "bold",
                        "how the column names are written",
                        ExcelLoader::header)
                .option("date_format", ValueType.TEXT, "yyyy-mm-dd", "how dates are shown", ExcelLoader::dateFormat)
                .option(
                        "timestamp_format",
                        ValueType.TEXT,
                        "yyyy-mm-dd hh:mm:ss",
                        "how dates with a time are shown",
                        ExcelLoader::timestampFormat)
                .option("time_format", ValueType.TEXT, "hh:mm:ss", "how times are shown", ExcelLoader::timeFormat)
                .option(
                        "column_widths",
                        ValueType.mapOf(ValueType.NUMBER),
                        null,
                        "widths of columns in characters",
                        ExcelLoader::columnWidths)
                .option(
                        "overflow",
                        ValueType.choice(Overflow.class),
                        "next_sheet",
                        "what becomes of rows past the last one of a sheet",
                        ExcelLoader::overflow)
                .option(
                        "long_text",
                        ValueType.choice(LongText.class),
                        "reject",
                        "what becomes of texts that no cell can hold",
                        ExcelLoader::longText)
                .option("zone", ValueType.ZONE, "UTC", "zone in which timestamps are shown", ExcelLoader::zone)
                .option(
                        "existing_sheet",
                        ValueType.choice(ExistingSheet.class),
                        "append",
                        "with mode append, what becomes of a sheet of the same name",
                        ExcelLoader::existingSheet));
    }
}
