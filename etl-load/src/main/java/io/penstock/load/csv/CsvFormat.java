package io.penstock.load.csv;

import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.Growth;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Delimited text files of one style. */
record CsvFormat(CsvStyle style, String extension) implements FileFormat {
    /** @param target its name decides whether files are compressed */
    static CsvFormat of(CsvStyle style, Path target) {
        return new CsvFormat(style, isCompressed(target) ? "csv.gz" : "csv");
    }

    static boolean isCompressed(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Growth growth() {
        return isCompressed() ? Growth.BY_REWRITING : Growth.AT_THE_END;
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
        boolean lineOpen = ExistingCsv.endsInsideLine(file, isCompressed());
        OutputStream out = stream(file);
        if (lineOpen) {
            out.write(style.lineEnding().text().getBytes(StandardCharsets.US_ASCII));
        }
        return new CsvContent(out, new RowWriter(schema, style, out));
    }

    private boolean isCompressed() {
        return extension.endsWith(".gz");
    }

    private OutputStream stream(Path file) throws IOException {
        OutputStream raw = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 13);
        return isCompressed() ? new FastGzip(raw) : raw;
    }

    /** Gzip at the level that costs least time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
