package io.penstock.extract.csv;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.CsvErrors;
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
    private final PieceReader records;
    private final @Nullable List<String> header;

    private CsvFile(TextInput input, PieceReader records, @Nullable List<String> header) {
        this.input = input;
        this.records = records;
        this.header = header;
    }

    static CsvFile open(Path path, CsvSettings settings) throws IOException {
        return open(path, settings, null);
    }

    /** @param from where to go on behind the header; null for the first record */
    static CsvFile open(Path path, CsvSettings settings, @Nullable ResumePoint from) throws IOException {
        CsvFile file = openAtStart(path, settings);
        if (from == null) {
            return file;
        }
        file.close();
        TextInput input = text(path, settings);
        try {
            return new CsvFile(input, new FastRecords(input, settings, from), file.header);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static TextInput text(Path path, CsvSettings settings) throws IOException {
        return TextInput.open(path, settings.compression, Charset.forName(settings.charset), settings.charsetDetection);
    }

    private static CsvFile openAtStart(Path path, CsvSettings settings) throws IOException {
        TextInput input = text(path, settings);
        try {
            PieceReader records =
                    settings.needsCommons() ? new CommonsRecords(input, settings) : new FastRecords(input, settings);
            List<String> header = null;
            if (settings.header == Header.PRESENT) {
                Piece first = records.next(1, HEADER_BYTES, 0);
                header = first == null || first.records() == 0 ? null : names(first, settings);
            }
            return new CsvFile(input, records, header);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** Names given by the settings make those in the header unimportant, but not how many there are. */
    private static List<String> names(Piece first, CsvSettings settings) {
        List<String> written = first.firstRecord();
        if (settings.columnNames.isEmpty()) {
            return HeaderNames.names(written, first.place(), settings);
        } else if (written.size() != settings.columnNames.size()) {
            throw new ExtractException(Problem.of(
                            CsvErrors.HEADER_MISMATCH,
                            "the header has " + written.size() + " columns, column_names has "
                                    + settings.columnNames.size())
                    .at(first.place())
                    .next("Name every column of the file."));
        }
        return settings.columnNames;
    }

    TextInput input() {
        return input;
    }

    /** The records behind the header. */
    PieceReader records() {
        return records;
    }

    /** The names in the header; null where there is none. */
    @Nullable
    List<String> header() {
        return header;
    }

    /** Number of fields of the first record, 0 when there is none. To be asked of a file that is then closed. */
    int firstWidth() throws IOException {
        Piece first = records.next(1, HEADER_BYTES, 0);
        return first == null || first.records() == 0 ? 0 : first.firstRecord().size();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
