package io.penstock.load.json;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.Growth;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * JSON files of one style.
 *
 * @param style its form is never AUTO
 */
record JsonFormat(JsonStyle style, String extension) implements FileFormat {
    private static final int BUFFER = 1 << 16;

    /** @param target its name decides on compression, and on the form where that is AUTO */
    static JsonFormat of(JsonStyle style, Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        boolean lines = name.matches(".*\\.(jsonl|ndjson|ldjson)(\\.gz)?");
        JsonForm form = style.form() != JsonForm.AUTO ? style.form() : lines ? JsonForm.LINES : JsonForm.ARRAY;
        String end = form == JsonForm.LINES ? "jsonl" : "json";
        return new JsonFormat(style.form(form), name.endsWith(".gz") ? end + ".gz" : end);
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Growth growth() {
        if (isLines()) {
            return isCompressed() ? Growth.BY_REWRITING : Growth.AT_THE_END;
        }
        return isCompressed() ? Growth.NEVER : Growth.BY_REWRITING;
    }

    @Override
    public FileContent create(Path file, Schema schema, StepContext context) throws IOException {
        return new JsonContent(stream(file), new RowWriter(schema, style), style.form(), false);
    }

    @Override
    public void requireFits(Path existing, Schema schema) throws IOException {
        try (InputStream raw = Files.newInputStream(existing);
                InputStream text = isCompressed() ? new GZIPInputStream(raw) : raw) {
            int first = text.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
                first = text.read();
            }
            char expected = isLines() ? '{' : '[';
            if ((first >= 0 && first != expected) || (!isLines() && (first < 0 || lastBracket(existing) < 0))) {
                throw new LoadException(Problem.of(
                                JsonErrors.OTHER_FORM,
                                isLines()
                                        ? "rows cannot be appended: the file does not begin with an object a line"
                                        : "rows cannot be appended: the file is no JSON array")
                        .at(existing.toString())
                        .next("Set format to the form of the file, or mode to replace."));
            }
        }
    }

    @Override
    public FileContent extend(Path file, Schema schema, StepContext context) throws IOException {
        if (isLines()) {
            boolean open = !isCompressed() && Files.size(file) > 0 && lastByte(file) != '\n';
            OutputStream out = stream(file);
            if (open) {
                out.write('\n');
            }
            return new JsonContent(out, new RowWriter(schema, style), style.form(), false);
        }
        boolean empty;
        try (RandomAccessFile array = new RandomAccessFile(file.toFile(), "rw")) {
            long end = lastNonSpace(array, lastNonSpace(array, array.length()));
            array.seek(end);
            empty = array.read() == '[';
            array.setLength(empty ? end : end + 1);
        }
        return new JsonContent(stream(file), new RowWriter(schema, style), style.form(), !empty);
    }

    private static long lastBracket(Path file) throws IOException {
        try (RandomAccessFile array = new RandomAccessFile(file.toFile(), "r")) {
            long at = lastNonSpace(array, array.length());
            if (at < 1) {
                return -1;
            }
            array.seek(at);
            return array.read() == ']' ? at : -1;
        }
    }

    /** Position of the last byte in front of {@code end} that is no space; -1 when there is none. */
    private static long lastNonSpace(RandomAccessFile file, long end) throws IOException {
        long at = end - 1;
        for (; at >= 0; at--) {
            file.seek(at);
            int c = file.read();
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                break;
            }
        }
        return at;
    }

    private static int lastByte(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read();
        }
    }

    private boolean isLines() {
        return style.form() == JsonForm.LINES;
    }

    private boolean isCompressed() {
        return extension.endsWith(".gz");
    }

    private OutputStream stream(Path file) throws IOException {
        OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return isCompressed() ? new FastGzip(raw) : raw;
    }

    /** Gzip at the level that costs least time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
