package io.penstock.extract.csv;

import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.csv.scan.BlockReader;
import io.penstock.extract.csv.scan.Dialect;
import io.penstock.extract.file.TextInput;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Records found by the fast scanner. */
final class FastRecords implements PieceReader {
    private final BlockReader reader;

    FastRecords(TextInput input, CsvSettings settings) throws IOException {
        this(input, settings, SkippedLines.skip(input.stream(), settings.skipLines));
    }

    /** Records from a place on that an earlier reader of the same text has told. */
    FastRecords(TextInput input, CsvSettings settings, ResumePoint from) throws IOException {
        this(input, settings, behind(input.stream(), from));
    }

    private static SkippedLines behind(InputStream text, ResumePoint from) throws IOException {
        text.skipNBytes(from.offset());
        return new SkippedLines(text, from.line(), from.offset());
    }

    private FastRecords(TextInput input, CsvSettings settings, SkippedLines text) throws IOException {
        Dialect dialect = new Dialect(
                (byte) settings.delimiter(),
                settings.quote == null ? Dialect.NONE : settings.quote,
                settings.comment == null ? Dialect.NONE : settings.comment,
                settings.blankLines == BlankLines.KEEP ? 1 : 0);
        this.reader = new BlockReader(input.name(), text.rest(), dialect, settings.limits, text.line(), text.offset());
    }

    @Override
    public @Nullable Piece next(int mostRecords, int mostBytes, int columns) throws IOException {
        Block block = reader.next(mostRecords, mostBytes, columns);
        return block == null ? null : new BlockPiece(block);
    }

    @Override
    public long line() {
        return reader.line();
    }

    @Override
    public long offset() {
        return reader.offset();
    }
}
