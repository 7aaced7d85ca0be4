package io.penstock.extract.database.jdbc;

import io.penstock.data.Batch;
import io.penstock.extract.database.sql.CursorWatch;
import io.penstock.extract.database.sql.DecodedBatches;
import io.penstock.extract.database.sql.Reading;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one statement through JDBC. */
public final class JdbcSource implements BatchSource {
    private final JdbcRows rows;
    private final Reading reading;
    private final Connections connections;
    private final CursorWatch cursor;
    private final DecodedBatches decoded = new DecodedBatches(this);

    private JdbcSource(JdbcRows rows, Reading reading, Connections connections, CursorWatch cursor) {
        this.rows = rows;
        this.reading = reading;
        this.connections = connections;
        this.cursor = cursor;
    }

    /** @param connections closed with the source, as is the session */
    public static JdbcSource open(
            Session session,
            JdbcPlan plan,
            Reading reading,
            Connections connections,
            CursorWatch cursor,
            StepContext context) {
        JdbcRows rows = new JdbcRows(session, plan, reading, reading.out(plan.schema(), cursor), context);
        return new JdbcSource(rows, reading, connections, cursor);
    }

    @Override
    public @Nullable PendingBatch take() {
        return rows.next();
    }

    @Override
    public @Nullable Batch next() throws Exception {
        return decoded.next();
    }

    @Override
    public Position position() {
        return new Position(rows.lastKey(), reading.selection().title() + ":" + rows.read());
    }

    @Override
    public Optional<String> watermark() {
        return cursor.watermark();
    }

    @Override
    public void close() throws SQLException {
        try (connections) {
            rows.close();
        }
    }
}
