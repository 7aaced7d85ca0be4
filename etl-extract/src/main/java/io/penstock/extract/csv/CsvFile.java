package io.penstock.extract.csv;

import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.csv.scan.BlockReader;
import io.penstock.extract.csv.scan.Dialect;
import io.penstock.extract.file.TextInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open file, its header already read. One thread. */
final class CsvFile implements Closeable {
    private static final int HEADER_BYTES = 1 << 16;

    private final TextInput input;
    private final BlockReader reader;
    private final @Nullable List<String> header;

    private CsvFile(TextInput input, BlockReader reader, @Nullable List<String> header) {
        this.input = input;
        this.reader = reader;
        this.header = header;
    }

    static CsvFile open(Path path, CsvSettings settings) throws IOException {
        TextInput input = TextInput.open(
                path, settings.compression, Charset.forName(settings.charset), settings.charsetDetection);
        try {
            SkippedLines text = SkippedLines.skip(input.stream(), settings.skipLines);
            BlockReader reader = new BlockReader(
                    input.name(), text.rest(), dialect(settings), settings.limits, text.line(), text.offset());
            List<String> header = null;
            if (settings.header == Header.PRESENT) {
                Block first = reader.next(1, HEADER_BYTES, 0);
                header = first == null ? null : HeaderNames.read(first, settings);
            }
            return new CsvFile(input, reader, header);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static Dialect dialect(CsvSettings settings) {
        return new Dialect(
                (byte) settings.delimiter(),
                settings.quote == null ? Dialect.NONE : settings.quote,
                settings.comment == null ? Dialect.NONE : settings.comment,
                settings.blankLines == BlankLines.KEEP ? 1 : 0);
    }

    TextInput input() {
        return input;
    }

    BlockReader reader() {
        return reader;
    }

    /** The names in the header; null where there is none. */
    @Nullable List<String> header() {
        return header;
    }

    /** Number of fields of the first record, 0 when there is none. To be asked of a file that is then closed. */
    int firstWidth() throws IOException {
        Block first = reader.next(1, HEADER_BYTES, 0);
        return first == null || first.records() == 0 ? 0 : first.fields(0);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
