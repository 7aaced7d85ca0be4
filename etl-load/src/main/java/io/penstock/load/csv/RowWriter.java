package io.penstock.load.csv;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Batches as lines of text, put together column by column in a reused buffer. One thread. */
final class RowWriter {
    /** Rows put together at a time. */
    static final int BLOCK = 1024;

    private final OutputStream out;
    private final List<CellWriter> cells = new ArrayList<>();
    private final int[] at = new int[BLOCK];
    private final int[] ends = new int[BLOCK];
    private byte[] buffer = new byte[1 << 14];

    RowWriter(Schema schema, CsvStyle style, OutputStream out) {
        this.out = out;
        for (int c = 0; c < schema.size(); c++) {
            cells.add(cell(schema.field(c).type(), c, schema.size(), style));
        }
    }

    private static CellWriter cell(Type type, int column, int columns, CsvStyle style) {
        String separator = column == columns - 1 ? style.lineEnding().text() : String.valueOf(style.delimiter());
        return new CellWriter(type, style, separator, columns == 1);
    }

    /** The column names as a line; names are quoted where texts would be. */
    static void header(Schema schema, CsvStyle style, OutputStream out) throws IOException {
        int[] lengths = new int[1];
        for (int c = 0; c < schema.size(); c++) {
            lengths[0] = 0;
            CellWriter cell = cell(Type.TEXT, c, schema.size(), style);
            cell.measure(TextColumn.ofStrings(schema.field(c).name()), 0, 1, lengths);
            byte[] text = new byte[lengths[0]];
            cell.write(1, text, new int[1], lengths);
            out.write(text);
        }
    }

    void write(Batch batch) throws IOException {
        for (int from = 0; from < batch.rowCount(); from += BLOCK) {
            block(batch, from, Math.min(BLOCK, batch.rowCount() - from));
        }
    }

    private void block(Batch batch, int from, int count) throws IOException {
        Arrays.fill(at, 0, count, 0);
        for (int c = 0; c < cells.size(); c++) {
            cells.get(c).measure(batch.column(c), from, count, at);
        }
        int total = 0;
        for (int i = 0; i < count; i++) {
            int length = at[i];
            at[i] = total;
            total = Math.addExact(total, length);
            ends[i] = total;
        }
        if (buffer.length < total) {
            buffer = new byte[Math.max(total, (int) Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L))];
        }
        for (CellWriter cell : cells) {
            cell.write(count, buffer, at, ends);
        }
        out.write(buffer, 0, total);
    }
}
