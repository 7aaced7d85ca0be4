package io.penstock.extract.csv;

import io.penstock.data.RecordPosition;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.file.TextInput;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Records found by Commons CSV, for dialects that the fast scanner does not know. */
final class CommonsRecords implements PieceReader {
    private final String name;
    private final CSVFormat format;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final long skippedLines;
    private final int maxFieldBytes;

    CommonsRecords(TextInput input, CsvSettings settings) throws IOException {
        SkippedLines text = SkippedLines.skip(input.stream(), settings.skipLines);
        Reader reader = new InputStreamReader(
                text.rest(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.name = input.name();
        this.format = CommonsFormats.toRead(settings);
        this.parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        this.records = parser.iterator();
        this.skippedLines = text.line() - 1;
        this.maxFieldBytes = settings.limits.fieldBytes();
    }

    @Override
    public @Nullable Piece next(int mostRecords, int mostBytes, int columns) throws IOException {
        List<CSVRecord> found = new ArrayList<>();
        List<RecordPosition> positions = new ArrayList<>();
        long bytes = 0;
        while (found.size() < mostRecords && bytes < mostBytes) {
            long line = line();
            CSVRecord record = read(line);
            if (record == null) {
                break;
            }
            for (String field : record) {
                bytes += field.length();
                if (field.length() > maxFieldBytes) {
                    throw new ExtractException(Problem.of(
                                    CsvErrors.FIELD_TOO_LONG,
                                    "a field of " + field.length() + " characters is longer than max_field_bytes ("
                                            + maxFieldBytes + ")")
                            .at(name + ":" + line)
                            .next("Raise max_field_bytes if this is no mistake, such as a missing quote."));
                }
            }
            found.add(record);
            positions.add(new RecordPosition(name, line, -1));
        }
        return found.isEmpty() ? null : new CommonsPiece(format, found, positions);
    }

    private @Nullable CSVRecord read(long line) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof CharacterCodingException) {
                throw new ExtractException(
                        Problem.of(CsvErrors.MALFORMED_TEXT, "the file holds bytes that are not UTF-8 text")
                                .at("behind " + name + ":" + line)
                                .next("Set encoding to the one the file is written in."),
                        e);
            } else if (cause instanceof ExtractException own) {
                throw own;
            }
            throw new ExtractException(
                    Problem.of(CsvErrors.FORMAT, "Commons CSV cannot read on: " + cause.getMessage())
                            .at(name + ":" + line)
                            .next("Mend the record, or check quote, escape and format."),
                    e);
        }
    }

    @Override
    public long line() {
        return parser.getCurrentLineNumber() + 1 + skippedLines;
    }

    @Override
    public long offset() {
        return -1;
    }
}
