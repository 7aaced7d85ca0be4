package io.penstock.extract.csv;

import io.penstock.data.Batch;
import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.csv.scan.Slices;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.Misfits;
import io.penstock.extract.text.TextSlices;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.List;

/** Makes columns of records. Text columns point into the bytes that were read; nothing is copied but doubled quotes undone in place. */
final class PieceDecoder implements PendingBatch {
    private final Piece piece;
    private final Layout layout;
    private final CsvSettings settings;
    private final RowVerdicts verdicts;

    PieceDecoder(Piece piece, Layout layout, CsvSettings settings, RowVerdicts verdicts) {
        this.piece = piece;
        this.layout = layout;
        this.settings = settings;
        this.verdicts = verdicts;
    }

    @Override
    public void decode(Output output) {
        Slices slices = piece.rows(layout, verdicts, output);
        Batch original = original(slices);
        Misfits misfits = new Misfits();
        List<Column> columns = new ArrayList<>(layout.output().size());
        int quote = settings.quotedNull == QuotedNull.TEXT && settings.quote != null ? settings.quote : -1;
        for (int c = 0; c < layout.output().size(); c++) {
            int from = layout.fileColumns()[c];
            TextSlices texts =
                    new TextSlices(slices.bytes(), slices.starts()[from], slices.ends()[from], slices.rows(), quote);
            Column column = layout.readers().get(c).read(texts, c, misfits);
            columns.add(slices.fields() == null ? column : padded(column, slices.fields(), from));
        }
        finish(
                Batch.of(layout.output(), columns, slices.rows()).withOrigin(Origin.of(original, slices.positions())),
                misfits,
                output);
    }

    private Batch original(Slices slices) {
        List<Column> originals = new ArrayList<>();
        for (int c = 0; c < layout.fileWidth(); c++) {
            originals.add(TextColumn.of(
                    slices.bytes(), slices.starts()[c], slices.ends()[c], slices.rows(), Validity.NO_NULLS));
        }
        int[] nowhere = slices.starts()[0];
        originals.add(TextColumn.of(slices.bytes(), nowhere, nowhere, slices.rows(), Validity.allNull(slices.rows())));
        return Batch.of(layout.original(), originals, slices.rows());
    }

    /** The texts and bytes of records that end before the column are null; other types have none for an empty text anyway. */
    private static Column padded(Column read, int[] fields, int column) {
        if (!(read instanceof TextColumn) && !(read instanceof BinaryColumn)) {
            return read;
        }
        long[] words = read.validity().copyWords(read.size());
        for (int row = 0; row < read.size(); row++) {
            if (fields[row] <= column) {
                Validity.clear(words, row);
            }
        }
        Validity valid = Validity.of(words, read.size());
        return read instanceof BinaryColumn b
                ? BinaryColumn.of(b.bytes(), b.starts(), b.ends(), b.size(), valid)
                : ((TextColumn) read).withValidity(valid);
    }

    private void finish(Batch batch, Misfits misfits, Output output) {
        verdicts.addMissing(batch, misfits);
        if (misfits.isEmpty()) {
            output.emit(batch);
            return;
        }
        misfits.sort();
        if (settings.misfits == MisfitPolicy.FAIL) {
            throw misfit(batch, misfits.row(0), misfits.column(0));
        }
        RowFailures failures = new RowFailures();
        for (int i = 0; i < misfits.size(); i++) {
            Failure failure = verdicts.misfit(batch, misfits.row(i), misfits.column(i));
            if (verdicts.isMadeNull(misfits.column(i))) {
                output.warn(failure, 1);
            } else {
                failures.add(misfits.row(i), failure);
            }
        }
        if (failures.isEmpty()) {
            output.emit(batch);
            return;
        }
        output.reject(batch, failures);
        int[] kept = new int[batch.rowCount() - failures.rowCount()];
        int at = 0;
        int next = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            while (next < failures.size() && failures.row(next) < row) {
                next++;
            }
            if (next == failures.size() || failures.row(next) != row) {
                kept[at++] = row;
            }
        }
        output.emit(batch.gather(kept, at));
    }

    private ExtractException misfit(Batch batch, int row, int column) {
        Origin origin = batch.origin();
        String place = origin == null ? piece.place() : origin.position(row).toString();
        boolean missing = verdicts.isMissing(batch, row, column);
        return new ExtractException(
                Problem.of(missing ? CsvErrors.MISSING_VALUE : CsvErrors.MISFIT, verdicts.reason(batch, row, column))
                        .at(place + ", column '" + layout.output().field(column).name() + "'")
                        .next("Mend the value, or set misfits to reject or null."));
    }
}
