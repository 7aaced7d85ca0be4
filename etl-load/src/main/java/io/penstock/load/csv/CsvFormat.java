package io.penstock.load.csv;

import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.Growth;
import io.penstock.load.text.Packing;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Delimited text files of one style. */
record CsvFormat(CsvStyle style, Packing packing) implements FileFormat {
    /** @param target its name decides whether files are compressed */
    static CsvFormat of(CsvStyle style, Path target) {
        return new CsvFormat(style, Packing.of(target));
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String extension() {
        return "csv" + packing.ending();
    }

    @Override
    public Growth growth() {
        return packing.isPacked() ? Growth.BY_REWRITING : Growth.AT_THE_END;
    }

    @Override
    public FileContent create(Path file, Schema schema, StepContext context) throws IOException {
        OutputStream out = stream(file);
        if (style.byteOrderMark() == ByteOrderMark.WRITE) {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        if (style.header() == HeaderLine.WRITE) {
            RowWriter.header(schema, style, out);
        }
        return new CsvContent(out, new RowWriter(schema, style, out));
    }

    @Override
    public void requireFits(Path existing, Schema schema) throws IOException {
        ExistingCsv.check(existing, schema, style);
    }

    @Override
    public FileContent extend(Path file, Schema schema, StepContext context) throws IOException {
        boolean lineOpen = ExistingCsv.endsInsideLine(file, packing);
        OutputStream out = stream(file);
        if (lineOpen) {
            out.write(style.lineEnding().text().getBytes(StandardCharsets.US_ASCII));
        }
        return new CsvContent(out, new RowWriter(schema, style, out));
    }

    private OutputStream stream(Path file) throws IOException {
        OutputStream out = packing.append(file);
        return packing.isPacked() ? out : new BufferedOutputStream(out, 1 << 13);
    }
}
