package io.penstock.extract.database.postgres;

import io.penstock.data.Batch;
import io.penstock.extract.database.jdbc.Connections;
import io.penstock.extract.database.jdbc.Session;
import io.penstock.extract.database.sql.CancelWatch;
import io.penstock.extract.database.sql.CursorWatch;
import io.penstock.extract.database.sql.DecodedBatches;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.extract.database.sql.SqlErrors;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads PostgreSQL by {@code COPY … TO STDOUT} in binary form: rows are taken off the wire here, one message each, and decoded on
 * any thread. All of the read is one statement; rows that nobody asked for yet wait in the server.
 */
public final class CopySource implements BatchSource {
    /** Signature, flags and length of the extension. */
    private static final int HEADER = 19;
    /** Rows past these are the next piece, so that pieces fit the caches of a CPU. */
    private static final int PIECE_ROWS = 4096;

    /** SQLSTATE of a statement that was asked to end. */
    private static final String CANCELLED = "57014";

    private final Session session;
    private final CopyPlan plan;
    private final Reading reading;
    private final Connections connections;
    private final CursorWatch cursor;
    private final StepContext context;
    private final CancelWatch cancel;
    private final RowsOut out;
    private final int pieceRows;
    private final DecodedBatches decoded = new DecodedBatches(this);
    private byte[] buffer = new byte[1 << 16];
    private @Nullable CopyOut copy;
    private boolean isHeaderRead;
    private String lastKey = "";
    private long read;
    private boolean atEnd;

    /**
     * A source.
     *
     * @param session closed with the source
     * @param connections closed with the source
     */
    public CopySource(
            Session session,
            CopyPlan plan,
            Reading reading,
            Connections connections,
            CursorWatch cursor,
            StepContext context) {
        this.session = session;
        this.plan = plan;
        this.reading = reading;
        this.connections = connections;
        this.cursor = cursor;
        this.context = context;
        this.cancel = new CancelWatch(context);
        this.out = reading.out(plan.schema(), cursor);
        int asked = reading.rows(context);
        this.pieceRows = reading.fetchRows() > 0 ? asked : Math.min(asked, PIECE_ROWS);
    }

    @Override
    public @Nullable PendingBatch take() {
        try {
            return atEnd ? null : piece();
        } catch (SQLException e) {
            throw SqlErrors.of(e, Product.POSTGRESQL, reading.where());
        }
    }

    @SuppressWarnings("NullAway") // does not follow a type variable that may be null
    private @Nullable PendingBatch piece() throws SQLException {
        PGConnection server = session.connection().unwrap(PGConnection.class);
        // The watch notices within moments that the run was cancelled, and the server then ends the statement.
        return cancel.during(server::cancelQuery, () -> {
            CopyOut rows = copy;
            if (rows == null) {
                rows = server.getCopyAPI().copyOut(plan.sql());
                copy = rows;
            }
            return piece(rows);
        });
    }

    private @Nullable PendingBatch piece(CopyOut rows) throws SQLException {
        int used = 0;
        int count = 0;
        int last = 0;
        while (count < pieceRows && used < context.batchBytes()) {
            byte[] message = rows.readFromCopy();
            if (message == null) {
                atEnd = true;
                break;
            }
            int from = isHeaderRead ? 0 : HEADER + int32(message, HEADER - 4);
            isHeaderRead = true;
            int length = message.length - from;
            if (length <= 2) {
                // The header alone, or the trailer.
                continue;
            }
            if (buffer.length - used < length) {
                buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(used, length), (int)
                        Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L)));
            }
            System.arraycopy(message, from, buffer, used, length);
            last = used;
            used += length;
            count++;
        }
        PendingBatch piece = null;
        if (count > 0) {
            byte[] bytes = Arrays.copyOf(buffer, used);
            piece = new CopyPiece(plan, bytes, count, read, out);
            read += count;
            noteKey(bytes, last);
        }
        return piece;
    }

    private static int int32(byte[] b, int at) {
        return ((b[at] & 255) << 24) | ((b[at + 1] & 255) << 16) | ((b[at + 2] & 255) << 8) | (b[at + 3] & 255);
    }

    private void noteKey(byte[] bytes, int lastRow) {
        String order = reading.selection().orderBy();
        if (order != null) {
            CopyRows row = new CopyRows(bytes, lastRow, 1, plan.wires().size());
            Object key = new CopyColumns(plan, row, new MisfitList())
                    .read(plan.schema().indexOf(order))
                    .value(0);
            lastKey = key == null ? "" : key.toString();
        }
    }

    @Override
    public @Nullable Batch next() throws Exception {
        return decoded.next();
    }

    @Override
    public Position position() {
        return new Position(lastKey, reading.selection().title() + ":" + read);
    }

    @Override
    public Optional<String> watermark() {
        return cursor.watermark();
    }

    @Override
    public void close() throws SQLException {
        atEnd = true;
        cancel.close();
        try (Connections all = connections;
                Session used = session) {
            CopyOut running = copy;
            copy = null;
            if (running != null && running.isActive()) {
                stop(running);
            }
        }
    }

    /** The server may notice the request only while it rolls back; the session then rolls back once more. */
    private void stop(CopyOut running) throws SQLException {
        try {
            running.cancelCopy();
            session.connection().rollback();
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
