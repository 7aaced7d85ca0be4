package io.penstock.load.parquet;

import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Parquet files of one style. The files that one sink opens share the memory of a row group. */
final class ParquetFormat implements FileFormat {
    private static final long serialVersionUID = 1L;

    private final ParquetStyle style;
    private transient @Nullable OpenGroups open;

    ParquetFormat(ParquetStyle style) {
        this.style = style;
    }

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public FileContent create(Path file, Schema schema, StepContext context) throws IOException {
        OpenGroups shared = open;
        if (shared == null) {
            shared = new OpenGroups();
            open = shared;
        }
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        try {
            return new ParquetContent(out, style, schema, shared, context);
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }
}
