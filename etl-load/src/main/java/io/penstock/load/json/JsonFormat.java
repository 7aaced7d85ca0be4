package io.penstock.load.json;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileContent;
import io.penstock.load.file.FileFormat;
import io.penstock.load.file.Growth;
import io.penstock.load.text.Packing;
import io.penstock.schema.Schema;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * JSON files of one style.
 *
 * @param style its form is never AUTO
 */
record JsonFormat(JsonStyle style, Packing packing) implements FileFormat {
    /** @param target its name decides on compression, and on the form where that is AUTO */
    static JsonFormat of(JsonStyle style, Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        boolean lines = name.matches(".*\\.(jsonl|ndjson|ldjson)(\\.(gz|zst))?");
        JsonForm form = style.form() != JsonForm.AUTO ? style.form() : lines ? JsonForm.LINES : JsonForm.ARRAY;
        return new JsonFormat(style.form(form), Packing.of(target));
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String extension() {
        return (isLines() ? "jsonl" : "json") + packing.ending();
    }

    @Override
    public Growth growth() {
        if (isLines()) {
            return packing.isPacked() ? Growth.BY_REWRITING : Growth.AT_THE_END;
        }
        return packing.isPacked() ? Growth.NEVER : Growth.BY_REWRITING;
    }

    @Override
    public FileContent create(Path file, Schema schema, StepContext context) throws IOException {
        return new JsonContent(packing.append(file), new RowWriter(schema, style), style.form(), false);
    }

    @Override
    public void requireFits(Path existing, Schema schema) throws IOException {
        try (InputStream text = packing.open(existing)) {
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
            int last = Files.size(file) == 0 ? -1 : packing.lastByte(file);
            OutputStream out = packing.append(file);
            if (last >= 0 && last != '\n') {
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
        return new JsonContent(packing.append(file), new RowWriter(schema, style), style.form(), !empty);
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

    private boolean isLines() {
        return style.form() == JsonForm.LINES;
    }
}
