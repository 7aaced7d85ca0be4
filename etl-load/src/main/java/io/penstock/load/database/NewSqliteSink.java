package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.PendingFile;
import io.penstock.load.sqlite.ImageColumn;
import io.penstock.load.sqlite.TableImage;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file that does not exist yet. It is written under another name beside the target and renamed at the commit.
 *
 * <p>While keys rise (or there is no key) rows become the file's own pages and no database engine runs at all. From the
 * first batch whose keys do not, SQLite inserts: it alone can tell whether a key was there before.
 */
final class NewSqliteSink implements BatchSink {
    private final Path target;
    private final TableSpec spec;
    private final TableDesign design;
    private final PendingFile file;
    private final NullScreen screen;
    private final int keyColumn;
    private @Nullable TableImage image;
    private @Nullable Connection connection;
    private @Nullable ImageInserter inserter;
    private long lastKey = Long.MIN_VALUE;
    private boolean anyKey;
    private long written;
    private String note = "";
    private State state = State.OPEN;

    private NewSqliteSink(Path target, TableSpec spec, TableDesign design, PendingFile file) {
        this.target = target;
        this.spec = spec;
        this.design = design;
        this.file = file;
        this.screen = new NullScreen(spec.table(), design.columns());
        this.keyColumn = design.rowNumber();
    }

    static NewSqliteSink open(Path target, TableSpec spec, TableDesign design) throws IOException, SQLException {
        NewSqliteSink sink = new NewSqliteSink(target, spec, design, PendingFile.beside(target));
        String createTable = design.createTable(spec.table());
        boolean pages = (design.key().isEmpty() || sink.keyColumn != TableImage.NO_KEY)
                && design.imageColumns().stream().allMatch(ImageColumn::isPlain)
                && TableImage.canHold(spec.table(), createTable);
        try {
            if (pages) {
                sink.image = new TableImage(
                        sink.file.path(), spec.table(), createTable, design.imageColumns(), sink.keyColumn);
            } else {
                sink.connection = SqliteConnections.pending(sink.file.path());
                SqliteConnections.execute(sink.connection, createTable);
                sink.insertRows(sink.connection);
            }
            return sink;
        } catch (IOException | SQLException e) {
            sink.abort();
            throw e;
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        Batch whole = screen.pass(batch, output);
        if (whole.rowCount() == 0) {
            return;
        }
        try {
            if (image != null && !rises(whole)) {
                leaveImage();
            }
            if (image != null) {
                image.append(whole.columns(), whole.rowCount());
                written += whole.rowCount();
            } else if (inserter != null) {
                written += inserter.write(whole, output);
            }
        } catch (SQLException e) {
            throw SqliteErrors.of(e, target.toString(), spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, target.toString());
        }
    }

    private boolean rises(Batch batch) {
        if (keyColumn == TableImage.NO_KEY) {
            return true;
        }
        long[] keys = ((LongColumn) batch.column(keyColumn)).values();
        long last = lastKey;
        int from = 0;
        if (!anyKey) {
            last = keys[0];
            from = 1;
        }
        for (int i = from; i < batch.rowCount(); i++) {
            if (keys[i] <= last) {
                return false;
            }
            last = keys[i];
        }
        lastKey = last;
        anyKey = true;
        return true;
    }

    private void leaveImage() throws IOException, SQLException {
        if (image != null) {
            image.finish();
            image = null;
        }
        connection = SqliteConnections.pending(file.path());
        insertRows(connection);
    }

    private void insertRows(Connection open) throws SQLException {
        open.setAutoCommit(false);
        TablePlan plan = TablePlan.create(design, spec, spec.table());
        inserter = ImageInserter.open(open, target, plan, spec, ImageInserter.Visibility.PRIVATE);
    }

    @Override
    public void prepare() {
        try {
            if (image != null) {
                image.finish();
                image = null;
            }
            if (!spec.indexes().isEmpty() && connection == null) {
                connection = SqliteConnections.pending(file.path());
                connection.setAutoCommit(false);
            }
            if (inserter != null) {
                inserter.finish();
            }
            if (connection != null) {
                for (IndexSpec index : spec.indexes()) {
                    SqliteConnections.execute(
                            connection, design.dialect().createIndex(index.name(spec.table()), spec.table(), index));
                }
                connection.commit();
            }
            closeConnection();
            file.force();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, target.toString(), spec.lockTimeout());
        } catch (IOException e) {
            throw SqliteSinks.failed(e, target.toString());
        }
    }

    @Override
    public void commit() {
        try {
            file.publishNew();
        } catch (FileAlreadyExistsException e) {
            throw new LoadException(
                    Problem.of(DatabaseErrors.TABLE_EXISTS, "another program made this file while the load was running")
                            .at(target.toString())
                            .next("Run again to load into that file."),
                    e);
        } catch (IOException e) {
            throw SqliteSinks.failed(e, target.toString());
        }
        state = State.COMMITTED;
    }

    @Override
    public void abort() throws IOException {
        release();
        if (state == State.OPEN) {
            state = State.ABORTED;
            file.discard();
        }
    }

    @Override
    public String outcome() {
        return state == State.COMMITTED
                ? target + " was made with table '" + spec.table() + "' of "
                        + String.format(Locale.ROOT, "%,d", written) + " rows" + note + "."
                : "Nothing was committed; " + target + " does not exist.";
    }

    @Override
    public void close() throws IOException {
        abort();
    }

    private void release() throws IOException {
        if (image != null) {
            image.close();
            image = null;
        }
        try {
            closeConnection();
        } catch (SQLException e) {
            throw SqliteErrors.of(e, target.toString(), spec.lockTimeout());
        }
    }

    private void closeConnection() throws IOException, SQLException {
        if (inserter != null) {
            note = inserter.note();
            inserter.close();
            inserter = null;
        }
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private enum State {
        OPEN,
        COMMITTED,
        ABORTED
    }
}
