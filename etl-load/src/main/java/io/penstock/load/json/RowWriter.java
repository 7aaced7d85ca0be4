package io.penstock.load.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Batches as JSON objects, put together column by column in a reused buffer. One thread. */
final class RowWriter {
    /** Rows put together at a time. */
    static final int BLOCK = 1024;

    /**
     * What stands in every row at one place: a value, or the beginning or end of an object.
     *
     * @param text the key, or the bracket
     * @param cell the value; null for brackets
     * @param column its column
     * @param end whether an object ends here
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    private record Piece(
            byte[] text, @org.jspecify.annotations.Nullable CellWriter cell, int column, boolean end) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final byte[] rowStart;
    private final byte[] rowEnd;
    private final boolean pretty;
    private final int[] at = new int[BLOCK];
    private final int[] ends = new int[BLOCK];
    private final boolean[] comma = new boolean[BLOCK];
    private byte[] buffer = new byte[1 << 14];
    private boolean dropComma;
    private long rowsBefore;

    RowWriter(Schema schema, JsonStyle style) {
        this.pretty = style.form() == JsonForm.PRETTY;
        boolean lines = style.form() == JsonForm.LINES;
        this.rowStart = ascii(lines ? "{" : pretty ? ",\n  {" : ",\n{");
        this.rowEnd = ascii(lines ? "}\n" : pretty ? "\n  }" : "}");
        add(MemberTree.of(schema, style.names(), style.separator()), schema, style, 1);
    }

    private void add(MemberTree object, Schema schema, JsonStyle style, int level) {
        for (Map.Entry<String, MemberTree> member : object.members.entrySet()) {
            String key = (pretty ? indent(level) : "")
                    + '"'
                    + new String(JsonStringEncoder.getInstance().quoteAsString(member.getKey()))
                    + '"'
                    + (pretty ? ": " : ":");
            int column = member.getValue().column;
            if (column >= 0) {
                CellWriter cell = new CellWriter(schema.field(column), style);
                pieces.add(new Piece(key.getBytes(StandardCharsets.UTF_8), cell, column, false));
            } else {
                pieces.add(new Piece((key + "{").getBytes(StandardCharsets.UTF_8), null, -1, false));
                add(member.getValue(), schema, style, level + 1);
                pieces.add(new Piece(ascii((pretty ? indent(level) : "") + "}"), null, -1, true));
            }
        }
    }

    private static String indent(int level) {
        return "\n" + "  ".repeat(level + 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The next row is the first of its array. */
    void dropFirstComma() {
        dropComma = true;
    }

    void write(Batch batch, OutputStream out) throws IOException {
        for (int from = 0; from < batch.rowCount(); from += BLOCK) {
            block(batch, from, Math.min(BLOCK, batch.rowCount() - from), out);
        }
    }

    private void block(Batch batch, int from, int count, OutputStream out) throws IOException {
        measure(batch, from, count);
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
        fill(count);
        int first = dropComma ? 1 : 0;
        dropComma = false;
        out.write(buffer, first, total - first);
        rowsBefore += count;
    }

    private void measure(Batch batch, int from, int count) {
        Arrays.fill(at, 0, count, rowStart.length + rowEnd.length);
        Arrays.fill(comma, 0, count, false);
        for (Piece piece : pieces) {
            if (piece.cell() != null) {
                piece.cell()
                        .measure(batch.column(piece.column()), from, count, piece.text().length, at, comma, rowsBefore);
                continue;
            }
            for (int i = 0; i < count; i++) {
                at[i] += piece.text().length + (comma[i] && !piece.end() ? 1 : 0);
                comma[i] = piece.end();
            }
        }
    }

    private void fill(int count) {
        Arrays.fill(comma, 0, count, false);
        for (int i = 0; i < count; i++) {
            System.arraycopy(rowStart, 0, buffer, at[i], rowStart.length);
            at[i] += rowStart.length;
            System.arraycopy(rowEnd, 0, buffer, ends[i] - rowEnd.length, rowEnd.length);
        }
        for (Piece piece : pieces) {
            byte[] text = piece.text();
            if (piece.cell() != null) {
                piece.cell().write(count, text, buffer, at, ends, comma);
                continue;
            }
            for (int i = 0; i < count; i++) {
                int to = at[i];
                if (comma[i] && !piece.end()) {
                    buffer[to++] = ',';
                }
                System.arraycopy(text, 0, buffer, to, text.length);
                at[i] = to + text.length;
                comma[i] = piece.end();
            }
        }
    }
}
