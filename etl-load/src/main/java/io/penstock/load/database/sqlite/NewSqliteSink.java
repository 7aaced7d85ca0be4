package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.jdbc.StateTable;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.IndexSpec;
import io.penstock.load.database.table.NullScreen;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.file.PendingFile;
import io.penstock.load.sqlite.Affinity;
import io.penstock.load.sqlite.ImageColumn;
import io.penstock.load.sqlite.TableImage;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.spi.TargetState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file that does not exist yet. It is written under another name beside the target and renamed at the commit.
 *
 * <p>While keys rise (or there is no key) rows become the file's own pages and no database engine runs at all; a few rows
 * whose keys come late are inserted by SQLite at the end. From the first batch with a key that may have been there before, or
 * with too many late ones, SQLite inserts everything: it alone can tell.
 */
final class NewSqliteSink implements RestartableSink {
    /** Each may split full pages, whose old content SQLite keeps in memory until the commit. */
    private static final int LATE_ROWS_AT_ONCE = 32;

    private final Path target;
    private final TableSpec spec;
    private final TableDesign design;
    private final PendingFile file;
    private final NullScreen screen;
    private final int keyColumn;
    private @Nullable TableImage image;
    private @Nullable Connection connection;
    private @Nullable SqliteRows inserter;
    private final @Nullable LateRows late;
    private final StepContext context;
    private final PendingState values = new PendingState();
    private @Nullable SqliteSink successor;
    private long written;
    private String note = "";
    private State state = State.OPEN;

    private NewSqliteSink(Path target, TableSpec spec, TableDesign design, PendingFile file, StepContext context) {
        this.context = context;
        this.target = target;
        this.spec = spec;
        this.design = design;
        this.file = file;
        this.screen =
                NullScreen.of(spec.table(), design.columns().subList(0, design.dataColumns()), SqliteDialect.SQLITE);
        this.keyColumn = design.rowNumber();
        this.late = keyColumn == TableImage.NO_KEY ? null : new LateRows(keyColumn);
    }

    static NewSqliteSink open(Path target, TableSpec spec, TableDesign design, StepContext context)
            throws IOException, SQLException {
        NewSqliteSink sink = new NewSqliteSink(target, spec, design, PendingFile.beside(target), context);
        String createTable = design.createTable(spec.table());
        List<ImageColumn> imageColumns = design.columns().stream()
                .map(column -> new ImageColumn(column.type(), Affinity.of(column.declared())))
                .toList();
        boolean pages = TablePlan.isSimple(spec)
                && (design.key().isEmpty() || sink.keyColumn != TableImage.NO_KEY)
                && imageColumns.stream().allMatch(ImageColumn::isPlain)
                && TableImage.canHold(spec.table(), createTable);
        try {
            if (pages) {
                sink.image = new TableImage(sink.file.path(), spec.table(), createTable, imageColumns, sink.keyColumn);
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
        if (successor != null) {
            successor.write(batch, output);
            return;
        }
        Batch whole = screen.pass(batch, output);
        if (whole.rowCount() == 0) {
            return;
        }
        try {
            Batch rising = image == null || late == null ? whole : late.rising(whole);
            if (rising == null) {
                leaveImage();
            }
            if (image != null && rising != null) {
                image.append(rising.columns(), rising.rowCount());
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

    private void leaveImage() throws IOException, SQLException {
        if (image != null) {
            image.finish();
            image = null;
        }
        connection = SqliteConnections.pending(file.path());
        insertRows(connection);
    }

    private void insertRows(Connection open) throws IOException, SQLException {
        open.setAutoCommit(false);
        TablePlan plan = TablePlan.create(design, spec, spec.table());
        SqliteRows opened = TablePlan.isSimple(spec)
                ? ImageInserter.open(open, target, plan, spec, ImageInserter.Visibility.PRIVATE)
                : plan.statements(open, spec, context);
        inserter = opened;
        Batch kept = late == null ? null : late.take();
        for (int from = 0; kept != null && from < kept.rowCount(); from += LATE_ROWS_AT_ONCE) {
            opened.write(kept.slice(from, Math.min(kept.rowCount(), from + LATE_ROWS_AT_ONCE)), (rows, failures) -> {
                throw new IllegalStateException("a key that was not there before was refused");
            });
            open.commit();
        }
    }

    private void finishImage(TableImage full) throws IOException, SQLException {
        if (late == null || late.isEmpty()) {
            full.finish();
            image = null;
        } else {
            leaveImage();
        }
    }

    @Override
    public Optional<TargetState> targetState() {
        return successor == null ? Optional.of(values) : successor.targetState();
    }

    /** Publishes the file as it is; from then on it is one that exists. */
    @Override
    public String checkpoint() {
        if (successor == null) {
            complete(List.of());
            publish();
            try {
                successor = SqliteSink.open(target, spec, design, context).after(written);
            } catch (SQLException e) {
                throw SqliteErrors.of(e, target.toString(), spec.lockTimeout());
            }
            return "";
        }
        return successor.checkpoint();
    }

    @Override
    public void prepare() {
        if (successor == null) {
            complete(spec.indexes());
        } else {
            successor.prepare();
        }
    }

    private void complete(List<IndexSpec> indexes) {
        try {
            if (image != null) {
                finishImage(image);
            }
            if ((!indexes.isEmpty() || !values.isEmpty()) && connection == null) {
                connection = SqliteConnections.pending(file.path());
                connection.setAutoCommit(false);
            }
            if (inserter != null) {
                inserter.finish();
            }
            if (connection != null) {
                Connection open = connection;
                values.copyTo(new StateTable(
                        open, SqliteDialect.SQLITE, context, sql -> SqliteConnections.execute(open, sql)));
                for (IndexSpec index : indexes) {
                    SqliteConnections.execute(
                            connection,
                            SqliteDialect.SQLITE.createIndex(
                                    index.name(spec.table()),
                                    spec.table(),
                                    index.columns(),
                                    index.kind() == IndexSpec.Kind.UNIQUE));
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
        if (successor == null) {
            publish();
        } else {
            successor.commit();
        }
    }

    private void publish() {
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
        if (successor != null) {
            successor.abort();
        }
        release();
        if (state == State.OPEN) {
            state = State.ABORTED;
            file.discard();
        }
    }

    @Override
    public String outcome() {
        if (successor != null) {
            return successor.outcome();
        }
        return state == State.COMMITTED
                ? target + " was made with table '" + spec.table() + "' of "
                        + String.format(Locale.ROOT, "%,d", written) + " rows" + note + "."
                : "Nothing was committed; " + target + " does not exist.";
    }

    @Override
    public void close() throws IOException {
        if (successor != null) {
            successor.close();
        }
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
