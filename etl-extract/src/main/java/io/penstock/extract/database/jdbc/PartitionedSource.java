package io.penstock.extract.database.jdbc;

import io.penstock.data.Batch;
import io.penstock.extract.database.sql.CursorWatch;
import io.penstock.extract.database.sql.DecodedBatches;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.extract.database.sql.SqlErrors;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads ranges at the same time: each piece is a range, read by the thread that decodes it with a connection of its own. */
public final class PartitionedSource implements BatchSource {
    private final Connections connections;
    private final List<Reading> parts;
    private final RowsOut out;
    private final CursorWatch cursor;
    private final StepContext context;
    private final DecodedBatches decoded = new DecodedBatches(this);
    private int taken;

    /**
     * A source.
     *
     * @param connections closed with the source
     * @param parts one per range
     */
    public PartitionedSource(
            Connections connections, List<Reading> parts, Schema schema, CursorWatch cursor, StepContext context) {
        this.connections = connections;
        this.parts = parts;
        this.out = parts.get(0).out(schema, cursor);
        this.cursor = cursor;
        this.context = context;
    }

    @Override
    public @Nullable PendingBatch take() {
        context.checkCancelled();
        if (taken == parts.size()) {
            return null;
        }
        Reading part = parts.get(taken++);
        return output -> read(part, output);
    }

    private void read(Reading part, Output output) throws Exception {
        try (Session session = Session.of(connections.get());
                JdbcRows rows = new JdbcRows(session, JdbcPlan.of(session, part), part, out, context)) {
            for (PendingBatch piece = rows.next(); piece != null; piece = rows.next()) {
                piece.decode(output);
            }
        } catch (SQLException e) {
            throw SqlErrors.of(e, Product.OTHER, part.where());
        }
    }

    @Override
    public @Nullable Batch next() throws Exception {
        return decoded.next();
    }

    @Override
    public Position position() {
        return new Position("", parts.get(0).selection().title() + ", partition " + taken + " of " + parts.size());
    }

    @Override
    public Optional<String> watermark() {
        return cursor.watermark();
    }

    @Override
    public void close() {
        taken = parts.size();
        connections.close();
    }
}
