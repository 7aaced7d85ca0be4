package io.penstock.extract.csv;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumnBuilder;
import io.penstock.extract.csv.scan.Block;
import io.penstock.extract.text.Utf8;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts records aside that cannot become rows: the fields they have, and the whole record as it stands in the file. */
final class RejectedRecords {
    private RejectedRecords() {}

    static void reject(Block block, Layout layout, RowVerdicts.Verdict verdict, Output output) {
        @Nullable Failure[] failures = verdict.failures();
        if (failures == null) {
            return;
        }
        BatchBuilder rows = new BatchBuilder(layout.original(), verdict.rejects());
        RowFailures reasons = new RowFailures();
        List<RecordPosition> positions = new ArrayList<>();
        for (int record = 0; record < failures.length; record++) {
            Failure failure = failures[record];
            if (failure == null) {
                continue;
            }
            add(block, layout, record, rows);
            positions.add(block.position(record));
            reasons.add(positions.size() - 1, failure);
        }
        Batch batch = rows.build();
        output.reject(batch.withOrigin(Origin.of(batch, positions::get)), reasons);
    }

    private static void add(Block block, Layout layout, int record, BatchBuilder rows) {
        for (int c = 0; c < layout.fileWidth(); c++) {
            TextColumnBuilder column = (TextColumnBuilder) rows.column(c);
            if (c < block.fields(record)) {
                byte[] text = wellFormed(block.unquoted(record, c));
                column.appendBytes(text, 0, text.length);
            } else {
                column.appendNull();
            }
        }
        byte[] whole = wellFormed(block.raw(record));
        ((TextColumnBuilder) rows.column(layout.fileWidth())).appendBytes(whole, 0, whole.length);
        rows.endRow();
    }

    private static byte[] wellFormed(byte[] text) {
        return Utf8.firstMalformed(text, 0, text.length) < 0 ? text : Utf8.escapeMalformed(text, 0, text.length);
    }
}
