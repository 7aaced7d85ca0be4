package io.penstock.load.database.postgres;

import io.penstock.data.Batch;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Rows as lines of COPY's text format (<a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>, "Text
 * Format"): cells parted by tabs, {@code \N} for null, backslashes before what would be misread. One thread.
 */
final class CopyText implements CopyFormat {
    /** The buffer is handed over when it holds this much. */
    private static final int FULL = 1 << 17;

    /** Rows whose cells are formatted together. */
    private static final int PIECE = 1024;

    /** For each byte what follows the backslash when it is escaped; 0 for those that are not. */
    private static final byte[] ESCAPES = new byte[256];

    static {
        ESCAPES['\\'] = '\\';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
    }

    private final CopyCells[] cells;
    private byte[] buffer = new byte[FULL + (FULL >> 1)];
    private int at;

    CopyText(int columns) {
        cells = new CopyCells[columns];
        for (int c = 0; c < columns; c++) {
            cells[c] = new CopyCells();
        }
    }

    @Override
    public String option() {
        return "";
    }

    @Override
    public boolean takes(Batch batch, int from, int to) {
        return true;
    }

    @Override
    public void write(Batch batch, int from, int to, Out out) throws SQLException {
        at = 0;
        for (int first = from; first < to; first += PIECE) {
            int count = Math.min(PIECE, to - first);
            for (int c = 0; c < cells.length; c++) {
                cells[c].format(batch.column(c), first, count);
            }
            for (int row = 0; row < count; row++) {
                line(row);
                if (at >= FULL) {
                    out.write(buffer, 0, at);
                    at = 0;
                }
            }
        }
        if (at > 0) {
            out.write(buffer, 0, at);
        }
    }

    private void line(int row) {
        for (CopyCells cell : cells) {
            int from = cell.start(row);
            int length = cell.end(row) - from;
            if (buffer.length - at < 2 * length + 3) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + 2 * length + 3));
            }
            if (cell.isNull(row)) {
                buffer[at++] = '\\';
                buffer[at++] = 'N';
            } else if (cell.isPlain()) {
                System.arraycopy(cell.bytes(), from, buffer, at, length);
                at += length;
            } else {
                escaped(cell.bytes(), from, from + length);
            }
            buffer[at++] = '\t';
        }
        buffer[at - 1] = '\n';
    }

    private void escaped(byte[] bytes, int from, int to) {
        byte[] out = buffer;
        int next = at;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            byte escape = ESCAPES[value & 0xff];
            if (escape == 0) {
                out[next++] = value;
            } else {
                out[next++] = '\\';
                out[next++] = escape;
            }
        }
        at = next;
    }
}
