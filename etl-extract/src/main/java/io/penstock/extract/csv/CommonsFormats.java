package io.penstock.extract.csv;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Knows which Commons CSV formats the fast scanner reads with the same results, and makes the format for those it does not. */
final class CommonsFormats {
    private CommonsFormats() {}

    /** Takes a format over: as settings of the fast scanner where it covers the format, else to be read by Commons CSV. */
    static void apply(CSVFormat format, CsvSettings settings) {
        String delimiter = format.getDelimiterString();
        boolean single = delimiter.length() == 1 && isPlain(delimiter.charAt(0));
        settings.quote = format.getQuoteCharacter();
        settings.escape = format.getEscapeCharacter();
        settings.comment = format.getCommentMarker();
        settings.blankLines = format.getIgnoreEmptyLines() ? BlankLines.SKIP : BlankLines.KEEP;
        if (format.getNullString() != null) {
            List<String> tokens = new ArrayList<>(settings.nullTokens.tokens());
            tokens.add(format.getNullString());
            settings.nullTokens = new io.penstock.extract.text.NullTokens(tokens);
        }
        String[] header = format.getHeader();
        if (header != null && header.length > 0) {
            settings.columnNames = List.of(header);
            settings.header = format.getSkipHeaderRecord() ? Header.PRESENT : Header.ABSENT;
        } else if (header != null) {
            settings.header = Header.PRESENT;
        }
        boolean covered = single
                && settings.escape == null
                && (settings.quote == null || isPlain(settings.quote))
                && (settings.comment == null || isPlain(settings.comment))
                && !format.getIgnoreSurroundingSpaces()
                && !format.getTrim()
                && !format.getTrailingDelimiter()
                && !format.getTrailingData()
                && !format.getLenientEof();
        settings.delimiter = single ? (Character) delimiter.charAt(0) : null;
        settings.format = covered ? null : format;
    }

    /** The format to give to Commons CSV: header and null text are dealt with here. */
    static CSVFormat toRead(CsvSettings settings) {
        CSVFormat.Builder builder = settings.format != null
                ? settings.format.builder()
                : CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(settings.delimiter())
                        .setQuote(settings.quote)
                        .setEscape(settings.escape)
                        .setCommentMarker(settings.comment)
                        .setIgnoreEmptyLines(settings.blankLines == BlankLines.SKIP);
        return builder.setHeader((String[]) null)
                .setSkipHeaderRecord(false)
                .setNullString(null)
                .get();
    }

    private static boolean isPlain(char c) {
        return c < 127 && c != '\n' && c != '\r';
    }
}
