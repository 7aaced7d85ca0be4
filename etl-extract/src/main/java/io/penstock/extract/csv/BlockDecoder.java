package io.penstock.extract.csv;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.csv.scan.CsvErrors;
import io.penstock.extract.csv.scan.Slices;
import io.penstock.extract.text.Misfits;
import io.penstock.extract.text.TextSlices;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Makes columns of a block. Text columns point into the block's bytes; nothing is copied but doubled quotes undone in place. */
final class BlockDecoder implements PendingBatch {
    private final Block block;
    private final Layout layout;
    private final CsvSettings settings;
    private final RowVerdicts verdicts;

    BlockDecoder(Block block, Layout layout, CsvSettings settings, RowVerdicts verdicts) {
        this.block = block;
        this.layout = layout;
        this.settings = settings;
        this.verdicts = verdicts;
    }

    @Override
    public void decode(Output output) {
        RowVerdicts.Verdict verdict = verdicts.judge(block);
        if (verdict.rejects() > 0) {
            RejectedRecords.reject(block, layout, verdict, output);
        }
        Slices slices = block.slices(layout.fileWidth(), verdict.accepted(), verdict.acceptedCount());
        Batch batch = batch(slices);
        block.release();
        Misfits misfits = new Misfits();
        List<Column> columns = new ArrayList<>(layout.output().size());
        for (int c = 0; c < layout.output().size(); c++) {
            int from = layout.fileColumns()[c];
            TextSlices texts =
                    new TextSlices(slices.bytes(), slices.starts()[from], slices.ends()[from], slices.rows());
            columns.add(layout.readers().get(c).read(texts, c, misfits));
        }
        finish(Batch.of(layout.output(), columns, slices.rows()).withOrigin(batch.origin()), misfits, output);
    }

    private Batch batch(Slices slices) {
        List<Column> originals = new ArrayList<>();
        for (int c = 0; c < layout.fileWidth(); c++) {
            originals.add(TextColumn.of(
                    slices.bytes(), slices.starts()[c], slices.ends()[c], slices.rows(), Validity.NO_NULLS));
        }
        if (layout.hasRecordColumn()) {
            int[] nowhere = slices.starts()[0];
            originals.add(TextColumn.of(
                    slices.bytes(), nowhere, nowhere, slices.rows(), Validity.allNull(slices.rows())));
        }
        Batch original = Batch.of(layout.original(), originals, slices.rows());
        IntFunction<RecordPosition> positions = slices.positions();
        return original.withOrigin(Origin.of(original, positions));
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
            if (failure != null) {
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
        RecordPosition position = origin == null ? new RecordPosition(block.name(), 1, 0) : origin.position(row);
        boolean missing = verdicts.isMissing(batch, row, column);
        return new ExtractException(Problem.of(
                        missing ? CsvErrors.MISSING_VALUE : CsvErrors.MISFIT, verdicts.reason(batch, row, column))
                .at(position + ", column '" + layout.output().field(column).name() + "'")
                .next("Mend the value, or set misfits to reject or null."));
    }
}
