package io.penstock.extract.json;

import io.penstock.extract.file.TextInput;
import io.penstock.extract.json.JsonSettings.Resume;
import io.penstock.extract.json.scan.BadJson;
import io.penstock.extract.json.scan.DocumentCutter;
import io.penstock.extract.json.scan.LineCutter;
import io.penstock.extract.json.scan.RecordCutter;
import io.penstock.extract.json.scan.Syntax;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One open file. One thread. */
final class JsonFile implements Closeable {
    /** A first line longer than this is not looked at as one. */
    private static final int FIRST_LINE = 1 << 20;

    private final TextInput input;
    private final RecordCutter records;

    private JsonFile(TextInput input, RecordCutter records) {
        this.input = input;
        this.records = records;
    }

    /** @param from where to go on; null for the beginning */
    static JsonFile open(Path path, JsonSettings settings, @Nullable Resume from) throws IOException {
        TextInput input = TextInput.open(
                path, settings.compression, Charset.forName(settings.charset), settings.charsetDetection);
        try {
            InputStream text = input.stream();
            if (from != null) {
                text.skipNBytes(from.offset());
                return new JsonFile(
                        input, new LineCutter(input.name(), text, settings.maxRecordBytes, from.line(), from.offset()));
            }
            JsonFormat format = settings.format;
            if (format == JsonFormat.AUTO && !settings.recordPath.isEmpty()) {
                format = JsonFormat.DOCUMENT;
            } else if (format == JsonFormat.AUTO && isLinesName(path)) {
                format = JsonFormat.LINES;
            } else if (format == JsonFormat.AUTO) {
                byte[] head = head(text);
                format = isLines(head, settings) ? JsonFormat.LINES : JsonFormat.DOCUMENT;
                text = new SequenceInputStream(new ByteArrayInputStream(head), text);
            }
            return new JsonFile(
                    input,
                    format == JsonFormat.LINES
                            ? new LineCutter(input.name(), text, settings.maxRecordBytes, 1, 0)
                            : new DocumentCutter(
                                    input.name(),
                                    text,
                                    RecordPath.tokens(settings.recordPath),
                                    settings.maxRecordBytes,
                                    settings.maxDepth));
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static boolean isLinesName(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson|ldjson)(\\.(gz|zst|bz2))?");
    }

    /** The beginning of the file up to something behind its first line. */
    private static byte[] head(InputStream text) throws IOException {
        byte[] head = new byte[1 << 16];
        int length = 0;
        for (; ; ) {
            int got = text.readNBytes(head, length, head.length - length);
            length += got;
            int from = Syntax.space(head, 0, length);
            int feed = feed(head, from, length);
            boolean decided = from < length && (head[from] != '{' || Syntax.space(head, feed, length) < length);
            if (decided || length < head.length || length >= FIRST_LINE) {
                return Arrays.copyOf(head, length);
            }
            head = Arrays.copyOf(head, head.length * 2);
        }
    }

    private static boolean isLines(byte[] head, JsonSettings settings) {
        int from = Syntax.space(head, 0, head.length);
        int feed = feed(head, from, head.length);
        if (from == head.length || head[from] != '{' || Syntax.space(head, feed, head.length) == head.length) {
            return false;
        }
        try {
            int end = Syntax.value(head, from, feed, 0, settings.maxDepth);
            return Syntax.space(head, end, feed) == feed;
        } catch (BadJson e) {
            return false;
        }
    }

    private static int feed(byte[] b, int from, int limit) {
        int p = from;
        while (p < limit && b[p] != '\n') {
            p++;
        }
        return p;
    }

    TextInput input() {
        return input;
    }

    RecordCutter records() {
        return records;
    }

    boolean isLines() {
        return records instanceof LineCutter;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
