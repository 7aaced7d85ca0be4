package io.penstock.load.excel;

import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.Growth;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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

    @Override
    public Growth growth() {
        return Growth.BY_REWRITING;
    }

    @Override
    public void requireFits(Path existing, Schema schema) throws IOException {
        ExistingBook.requireFits(existing, schema, style);
    }

    @Override
    public FileContent extend(Path file, Schema schema, StepContext context) throws IOException {
        Path before = Files.createTempFile(context.spillDirectory(), "workbook", ".xlsx");
        Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
        return WorkbookFile.extend(file, ExistingBook.open(before, style), schema, style);
    }
}
