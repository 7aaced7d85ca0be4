package io.penstock.load.excel;

import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Path;

/** Workbooks of one style. */
record ExcelFormat(ExcelStyle style) implements FileFormat {
    @Override
    public String name() {
        return "excel";
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public FileContent create(Path file, Schema schema, StepContext context) throws IOException {
        return WorkbookFile.create(file, schema, style);
    }
}
