package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.load.database.dialect.Cause;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.rows.BatchRows;
import io.penstock.load.database.rows.Isolation;
import io.penstock.load.database.sqlite.TablePlan.Refusals;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.file.PendingFile;
import io.penstock.load.sqlite.TableImage;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings batches into a table of an open transaction as page images: small databases beside the target that are attached
 * and copied by {@code INSERT … SELECT}, where SQLite moves whole records.
 *
 * <p>Where the table cannot refuse a row, an image holds many batches, the more the longer the load is: what is attached
 * stays so until the commit, and there is a limit to it. Where it can, every batch has its own image, so that a batch with
 * a refused row can be inserted row by row; when the limit is reached, {@code addBatch} takes the rest.
 */
final class ImageInserter implements SqliteRows {
    private static final int SMALL_BATCH = 256;
    private static final long FIRST_LIMIT = 64L << 20;

    /** After so many images the next may be twice as large. */
    private static final int DOUBLE_AFTER = 16;

    private final Connection connection;
    private final Path target;
    private final TablePlan plan;
    private final Isolation rows;
    private final BatchRows writer;
    private final String conflict;
    private final List<PendingFile> files = new ArrayList<>();
    private final Visibility visibility;
    private Refusals refusals;
    private String obstacle;
    private @Nullable TableImage image;
    private @Nullable PendingFile imageFile;
    private long lastKey;
    private boolean anyKey;
    private int attached;
    private long byRow;

    private ImageInserter(
            Connection connection,
            Path target,
            TablePlan plan,
            BatchRows writer,
            String conflict,
            Visibility visibility) {
        this.visibility = visibility;
        this.connection = connection;
        this.target = target;
        this.plan = plan;
        this.writer = writer;
        this.rows = new Isolation(connection, SqliteDialect.SQLITE, writer);
        this.conflict = conflict;
        this.refusals = plan.refusals();
        this.obstacle = plan.obstacle();
    }

    static ImageInserter open(Connection connection, Path target, TablePlan plan, TableSpec spec, Visibility visibility)
            throws SQLException {
        String conflict = plan.onConflict();
        BatchRows writer = BatchRows.into(
                connection, SqliteDialect.SQLITE, plan.table(), plan.columns(), conflict, spec.batchSize());
        ImageInserter inserter = new ImageInserter(connection, target, plan, writer, conflict, visibility);
        if (inserter.obstacle.isEmpty()
                && !SqliteConnections.text(connection, "PRAGMA main.encoding").equals("UTF-8")) {
            inserter.obstacle = "the database is not in UTF-8";
        } else if (inserter.obstacle.isEmpty() && !TableImage.canHold("rows", plan.imageSql(TableImage.NO_KEY))) {
            inserter.obstacle = "the table's definition is longer than a page";
        }
        if (inserter.refusals == Refusals.BY_ROW_NUMBER) {
            String last = SqliteConnections.text(
                    connection, "SELECT max(rowid) FROM main." + SqliteDialect.SQLITE.quote(plan.table()));
            inserter.anyKey = !last.isEmpty();
            inserter.lastKey = last.isEmpty() ? 0 : Long.parseLong(last);
        }
        return inserter;
    }

    @Override
    public long write(Batch batch, SinkOutput output) throws IOException, SQLException {
        if (refusals == Refusals.BY_ROW_NUMBER && !rises(batch)) {
            finish();
            refusals = Refusals.ANY;
        }
        if (obstacle.isEmpty() && refusals == Refusals.ANY && attached >= SqliteConnections.MAX_ATTACHED) {
            obstacle = "there were more than " + SqliteConnections.MAX_ATTACHED + " batches whose keys do not rise";
        }
        if (!obstacle.isEmpty() || (refusals == Refusals.ANY && batch.rowCount() < SMALL_BATCH)) {
            long taken = rows.write(batch, output);
            byRow += obstacle.isEmpty() ? 0 : taken;
            return taken;
        }
        List<Column> columns = new ArrayList<>(plan.order().size());
        for (int data : plan.order()) {
            columns.add(batch.column(data));
        }
        TableImage open = image == null ? begin() : image;
        open.append(columns, batch.rowCount());
        if (refusals == Refusals.ANY) {
            return alone(batch, output);
        }
        if (open.bytes() >= FIRST_LIMIT << (attached / DOUBLE_AFTER)) {
            finish();
        }
        return batch.rowCount();
    }

    private long alone(Batch batch, SinkOutput output) throws IOException, SQLException {
        try {
            finish();
            return batch.rowCount();
        } catch (SQLException e) {
            if (SqliteDialect.SQLITE.cause(e) != Cause.ROW) {
                throw e;
            }
            return rows.write(batch, output);
        }
    }

    private boolean rises(Batch batch) {
        LongColumn column = (LongColumn) batch.column(plan.order().get(plan.rowNumber()));
        if (column.validity().hasNulls()) {
            return false;
        }
        long[] keys = column.values();
        int from = anyKey ? 0 : 1;
        long last = anyKey ? lastKey : keys[0];
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

    private TableImage begin() throws IOException {
        int key = refusals == Refusals.BY_ROW_NUMBER ? plan.rowNumber() : TableImage.NO_KEY;
        PendingFile file = PendingFile.beside(target);
        files.add(file);
        imageFile = file;
        TableImage begun = new TableImage(file.path(), "rows", plan.imageSql(key), plan.imageColumns(), key);
        image = begun;
        return begun;
    }

    /** Inserts the image being filled, if any. */
    @Override
    public void finish() throws IOException, SQLException {
        TableImage full = image;
        PendingFile file = imageFile;
        if (full == null || file == null) {
            return;
        }
        image = null;
        imageFile = null;
        full.finish();
        String name = "penstock_" + attached;
        SqliteConnections.execute(
                connection,
                "ATTACH '" + file.path().toUri().toString().replace("'", "''") + "?immutable=1' AS " + name);
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("INSERT INTO main." + SqliteDialect.SQLITE.quote(plan.table()) + " SELECT * FROM "
                    + name + ".rows" + (conflict.isEmpty() ? "" : " WHERE true" + conflict));
        } finally {
            discard(file);
            detach(name);
        }
    }

    private void detach(String name) throws SQLException {
        if (visibility == Visibility.PRIVATE) {
            connection.commit();
            SqliteConnections.execute(connection, "DETACH " + name);
            connection.commit();
        } else {
            attached++;
        }
    }

    /** Gives the image's space back: SQLite keeps the file open until the commit, but reads it no more. */
    private void discard(PendingFile file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        try {
            file.discard();
            files.remove(file);
        } catch (IOException e) {
            // Some platforms do not delete open files; close does it.
            return;
        }
    }

    /** Who can see the database while it is loaded. */
    enum Visibility {
        /** Others: nothing may be committed before the end. */
        SHARED,
        /** Nobody: each image is committed and let go of. */
        PRIVATE
    }

    /** Lets go of the images; none can be while a transaction has read it. */
    @Override
    public void committed() throws SQLException {
        connection.setAutoCommit(true);
        for (; attached > 0; attached--) {
            SqliteConnections.execute(connection, "DETACH penstock_" + (attached - 1));
        }
        connection.setAutoCommit(false);
    }

    @Override
    public String note() {
        return byRow == 0
                ? ""
                : " (" + String.format(Locale.ROOT, "%,d", byRow) + " of them through addBatch, because " + obstacle
                        + ")";
    }

    @Override
    public void close() throws IOException {
        if (image != null) {
            image.close();
            image = null;
        }
        try {
            writer.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            for (PendingFile file : files) {
                file.discard();
            }
            files.clear();
        }
    }
}
