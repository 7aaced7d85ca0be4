package io.penstock.extract.database;

import io.penstock.data.Batch;
import io.penstock.extract.database.jdbc.Connections;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source whose connection goes back to its pool when it is closed. */
record PooledSource(BatchSource source, Connection connection, Connections connections) implements BatchSource {
    @Override
    public @Nullable Batch next() throws Exception {
        return source.next();
    }

    @Override
    public @Nullable PendingBatch take() throws Exception {
        return source.take();
    }

    @Override
    public Position position() {
        return source.position();
    }

    @Override
    public Optional<String> watermark() {
        return source.watermark();
    }

    @Override
    public void close() throws Exception {
        try (connections;
                connection) {
            source.close();
        }
    }
}
