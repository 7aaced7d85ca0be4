package io.penstock.extract.csv;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumn;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.Misfits;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides which records become rows, by the policies. One per run; used by several threads. */
final class RowVerdicts {
    private final Layout layout;
    private final CsvSettings settings;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    RowVerdicts(Layout layout, CsvSettings settings) {
        this.layout = layout;
        this.settings = settings;
    }

    /**
     * Which records of a block are rows.
     *
     * @param accepted the records that are, rising; null when all of them are
     * @param acceptedCount how many
     * @param failures for each record why it is no row; null when all of them are
     * @param rejects how many are not
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Verdict(
            int @Nullable [] accepted,
            int acceptedCount,
            @Nullable Failure @Nullable [] failures,
            int rejects) {}

    Verdict judge(Block block) {
        int records = block.records();
        checkFieldLengths(block);
        int bad = block.firstMalformedByte(0);
        boolean clean = bad < 0 && block.irregular() == 0 && block.malformedCount() == 0;
        if (clean) {
            return new Verdict(null, records, null, 0);
        }
        @Nullable Failure[] found = new Failure[records];
        if (block.irregular() > 0) {
            judgeFieldCounts(block, found);
        }
        if (settings.strayQuotes == StrayQuotes.REJECT) {
            for (int i = 0; i < block.malformedCount(); i++) {
                found[block.malformed(i)] = failure("csv(quotes)", "there is text behind a closing quote");
            }
        }
        for (int at = bad; at >= 0; ) {
            int record = block.recordAt(at);
            if (record >= 0 && settings.malformedText == MalformedText.FAIL) {
                throw malformed(block, record, at);
            }
            if (record >= 0) {
                found[record] = failure("csv(encoding)", "the record holds bytes that are not UTF-8 text");
            }
            at = block.firstMalformedByte(record < 0 ? at + 1 : block.recordEnd(record));
        }
        int[] accepted = new int[records];
        int count = 0;
        for (int record = 0; record < records; record++) {
            if (found[record] == null) {
                accepted[count++] = record;
            }
        }
        return new Verdict(accepted, count, found, records - count);
    }

    private void judgeFieldCounts(Block block, @Nullable Failure[] found) {
        for (int record = 0; record < found.length; record++) {
            if (block.fields(record) != layout.fileWidth()) {
                found[record] = fieldCount(block.fields(record), block.position(record));
            }
        }
    }

    /** Why a record of so many fields is no row; null when it is one. */
    @Nullable
    Failure fieldCount(int fields, RecordPosition position) {
        int expected = layout.fileWidth();
        if (fields == expected || (fields < expected && settings.raggedRows == RaggedRows.PAD)) {
            return null;
        }
        String message = "the record has " + fields + (fields == 1 ? " field, " : " fields, ") + expected
                + (expected == 1 ? " was" : " were") + " expected";
        if (settings.raggedRows == RaggedRows.STRICT) {
            throw new ExtractException(Problem.of(CsvErrors.FIELD_COUNT, message)
                    .at(position.toString())
                    .next("Mend the record, or set ragged_rows to reject or pad."));
        }
        return failure("csv(fields)", message);
    }

    private void checkFieldLengths(Block block) {
        int most = settings.limits.fieldBytes();
        if (block.longest() <= most) {
            return;
        }
        for (int record = 0; record < block.records(); record++) {
            for (int field = 0; field < block.fields(record); field++) {
                if (block.fieldEnd(record, field) - block.fieldStart(record, field) > most) {
                    String column = field < layout.fileWidth()
                            ? "column '" + layout.names().get(field) + "'"
                            : "field " + (field + 1);
                    throw new ExtractException(Problem.of(
                                    CsvErrors.FIELD_TOO_LONG,
                                    "a field of " + (block.fieldEnd(record, field) - block.fieldStart(record, field))
                                            + " bytes is longer than max_field_bytes (" + most + ")")
                            .at(block.position(record) + ", " + column)
                            .next("Raise max_field_bytes if this is no mistake, such as a missing quote."));
                }
            }
        }
    }

    private ExtractException malformed(Block block, int record, int at) {
        RecordPosition position = block.position(record);
        int field = block.fieldAt(record, at);
        String column =
                field < layout.fileWidth() ? ", column '" + layout.names().get(field) + "'" : "";
        return new ExtractException(Problem.of(
                        CsvErrors.MALFORMED_TEXT,
                        String.format(
                                "byte %d of the file (0x%02X) is not UTF-8 text",
                                block.fileOffset(at), block.byteAt(at)))
                .at(position + column)
                .next("Set encoding to the one the file is written in, such as windows-1252 or ISO-8859-1, or set"
                        + " malformed_text to reject."));
    }

    /** Adds the empty values of columns that the schema declares NOT NULL. */
    void addMissing(Batch batch, Misfits misfits) {
        for (int c = 0; c < batch.schema().size(); c++) {
            Column column = batch.column(c);
            if (batch.schema().field(c).isNullable() || !column.validity().hasNulls()) {
                continue;
            }
            for (int row = 0; row < batch.rowCount(); row++) {
                if (column.isNull(row) && isMissing(batch, row, c)) {
                    misfits.add(row, c);
                }
            }
        }
    }

    /** Whether a null cell was empty in the file, rather than something that does not fit. */
    boolean isMissing(Batch batch, int row, int column) {
        Origin origin = batch.origin();
        if (origin == null || batch.schema().field(column).type() == Type.TEXT) {
            return true;
        }
        TextColumn text = (TextColumn) origin.original().column(layout.fileColumns()[column]);
        String written = text.string(origin.row(row)).strip();
        return written.isEmpty() || settings.nullTokens.tokens().contains(written);
    }

    /** What is wrong with a cell of {@link Misfits}, without its value. */
    String reason(Batch batch, int row, int column) {
        return isMissing(batch, row, column)
                ? "there is no value and the column is NOT NULL"
                : "cannot read text as " + layout.output().field(column).type() + guessed(column);
    }

    private String guessed(int column) {
        boolean declared = settings.schema != null
                || settings.types.containsKey(layout.output().field(column).name());
        return declared
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", which the first %,d rows suggested; declare its type, or set inference to full",
                        CsvExtractor.SAMPLE_ROWS);
    }

    /** Whether the policy makes a null of what does not fit this column. */
    boolean isMadeNull(int column) {
        return settings.misfits == MisfitPolicy.NULL
                && layout.output().field(column).isNullable();
    }

    /** Why a misfit rejects its row. */
    Failure misfit(Batch batch, int row, int column) {
        String name = layout.output().field(column).name();
        return failure("type(" + name + ")", "column '" + name + "': " + reason(batch, row, column));
    }

    private Failure failure(String rule, String message) {
        return failures.computeIfAbsent(rule + message, key -> Failure.of(rule, message));
    }
}
