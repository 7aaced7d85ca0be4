package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.spi.TargetState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A SQLite file that was not there, for tables that are defined and not told by the data. Until the commit it is empty; when
 * the load fails it is removed unless somebody else has put something into it.
 */
record DefinedSqliteFile(SqliteSink sink, Path file) implements RestartableSink {
    static DefinedSqliteFile open(Path file, TableSpec spec, TableDesign design, StepContext context)
            throws IOException, SQLException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try {
            return new DefinedSqliteFile(SqliteSink.open(file, spec, design, context), file);
        } catch (SQLException | RuntimeException e) {
            removeEmpty(file);
            throw e;
        }
    }

    private static void removeEmpty(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) == 0) {
            Files.delete(file);
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        sink.write(batch, output);
    }

    @Override
    public Optional<TargetState> targetState() {
        return sink.targetState();
    }

    @Override
    public String checkpoint() {
        return sink.checkpoint();
    }

    @Override
    public void prepare() {
        sink.prepare();
    }

    @Override
    public void commit() {
        sink.commit();
    }

    @Override
    public void abort() throws IOException {
        sink.abort();
        removeEmpty(file);
    }

    @Override
    public String outcome() {
        return sink.outcome();
    }

    @Override
    public void close() throws IOException {
        sink.close();
        removeEmpty(file);
    }
}
