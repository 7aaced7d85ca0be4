package io.penstock.extract.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.extract.database.sql.CancelWatch;
import io.penstock.extract.database.sql.CursorValues;
import io.penstock.extract.database.sql.CursorWatch;
import io.penstock.extract.database.sql.DecodedBatches;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Query;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.extract.database.sql.SqlErrors;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a SQLite database as pages of a copy: SQLite copies some thousand rows into a table in memory and gives that
 * as a database image, which is decoded elsewhere, column by column. One read transaction from the first piece to the end.
 *
 * <p>A table is read by ranges of its row number, an ordered selection by ranges of its key. Everything else (queries,
 * views, tables without row numbers) is first copied to a temporary file, so that it is run once.
 */
public final class SqliteSource implements BatchSource {
    private static final String TABLE = "_penstock_rows";
    private static final String SPOOL = "penstock_spool";
    /** Pieces that fit the caches of a CPU; larger ones take a fifth longer. */
    private static final int PIECE_ROWS = 4096;

    private final SqliteDatabase database;
    private final Reading reading;
    private final StepContext context;
    private final CursorWatch cursor;
    private final CancelWatch cancel;
    private final RowsOut out;
    private final String table;
    private final int root;
    private final int mostRows;
    private final PreparedStatement copy;
    private final @Nullable String order;
    private final DecodedBatches decoded = new DecodedBatches(this);
    private final @Nullable Path spool;
    private int bound;
    private int rows;
    private @Nullable Object next = Long.MIN_VALUE;
    private String positionToken = "";
    private long read;
    private boolean atEnd;
    private boolean closed;

    private SqliteSource(
            SqliteDatabase database,
            SqlitePlan plan,
            Reading reading,
            CursorWatch cursor,
            StepContext context,
            @Nullable Path spool)
            throws SQLException {
        this.database = database;
        this.reading = reading;
        this.context = context;
        this.cursor = cursor;
        this.cancel = new CancelWatch(context);
        this.out = reading.out(plan.schema(), cursor);
        this.order = reading.selection().orderBy();
        int asked = reading.rows(context);
        this.mostRows = reading.fetchRows() > 0 ? asked : Math.min(asked, PIECE_ROWS);
        this.rows = Math.min(PIECE_ROWS, mostRows);
        this.table = SqliteDatabase.quote(database.image()) + "." + SqliteDatabase.quote(TABLE);
        this.spool = spool;
        this.root = prepareImage(plan);
        if (spool != null) {
            try (Statement statement = database.connection().createStatement()) {
                statement.execute("ATTACH '" + spool.toString().replace("'", "''") + "' AS " + SPOOL);
            }
        }
        database.connection().setAutoCommit(false);
        this.copy = copy(spool == null ? plan : spooled(plan));
    }

    /** The schema of a selection. */
    public static Schema schema(SqliteDatabase database, Reading reading, StepContext context) throws SQLException {
        try (CancelWatch cancel = new CancelWatch(context)) {
            return database.plan(reading, cancel).schema();
        }
    }

    /** @param database closed with the source */
    public static SqliteSource open(SqliteDatabase database, Reading reading, CursorWatch cursor, StepContext context)
            throws SQLException, IOException {
        SqlitePlan plan;
        try (CancelWatch cancel = new CancelWatch(context)) {
            plan = database.plan(reading, cancel);
        }
        boolean once = plan.rowid() == null && reading.selection().orderBy() == null;
        Path spool = once ? Files.createTempFile(context.spillDirectory(), "query-", ".db") : null;
        try {
            return new SqliteSource(database, plan, reading, cursor, context, spool);
        } catch (SQLException | RuntimeException e) {
            database.close();
            if (spool != null) {
                Files.deleteIfExists(spool);
            }
            throw e;
        }
    }

    private int prepareImage(SqlitePlan plan) throws SQLException {
        String columns = String.join(", ", names(plan));
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("CREATE TABLE " + table + "(" + columns + ")");
            try (ResultSet root = statement.executeQuery("SELECT rootpage FROM "
                    + SqliteDatabase.quote(database.image()) + ".sqlite_schema WHERE name = '" + TABLE + "'")) {
                root.next();
                return root.getInt(1);
            }
        }
    }

    /** Names of the columns of our own tables, which no name of the user's can meet. */
    private static List<String> names(SqlitePlan plan) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < plan.columns().size(); c++) {
            names.add("c" + c);
        }
        return names;
    }

    /** Runs a query once, into a file of the run. */
    private SqlitePlan spooled(SqlitePlan plan) throws SQLException {
        List<String> names = names(plan);
        List<@Nullable Object> values = new ArrayList<>(plan.from().values());
        String where = where(plan, values);
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("CREATE TABLE " + SPOOL + ".q(" + String.join(", ", names) + ")");
        }
        String sql = "INSERT INTO " + SPOOL + ".q SELECT " + String.join(", ", plan.columns()) + " FROM "
                + plan.from().sql() + (where.isEmpty() ? "" : " WHERE " + where);
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            new Query(sql, values).bind(statement);
            statement.setQueryTimeout(reading.timeoutSeconds());
            cancel.during(statement, statement::executeUpdate);
        }
        return new SqlitePlan(plan.schema(), names, Query.of(SPOOL + ".q"), "rowid");
    }

    private PreparedStatement copy(SqlitePlan plan) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(plan.from().values());
        String where = spool == null ? where(plan, values) : "";
        String key = order == null ? String.valueOf(plan.rowid()) : SqliteDatabase.quote(order);
        String from = order == null ? key + " >= ?" : "(? IS NULL OR " + key + " > ?)";
        String columns = String.join(", ", names(plan));
        String into = "(" + (order == null ? "rowid, " : "") + columns + ")";
        String sql = "INSERT INTO " + table + into + " SELECT " + (order == null ? key + ", " : "")
                + String.join(", ", plan.columns()) + " FROM " + plan.from().sql() + " WHERE "
                + (where.isEmpty() ? "" : "(" + where + ") AND ") + from + " ORDER BY " + key + " LIMIT ?";
        PreparedStatement statement = database.connection().prepareStatement(sql);
        new Query(sql, values).bind(statement);
        statement.setQueryTimeout(reading.timeoutSeconds());
        bound = values.size();
        if (order != null) {
            next = null;
        }
        return statement;
    }

    private String where(SqlitePlan plan, List<@Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        for (Range range : reading.selection().ranges()) {
            CursorValues.Column column = new CursorValues.Column(
                    range.column(), plan.schema().field(range.column()).type(), Product.SQLITE, true);
            conditions.add(
                    range.sql(SqliteDatabase.quote(range.column()), text -> CursorValues.bound(column, text), values));
        }
        return String.join(" AND ", conditions);
    }

    @Override
    public @Nullable PendingBatch take() throws IOException {
        try {
            return atEnd ? null : piece();
        } catch (SQLException e) {
            throw SqlErrors.of(e, Product.SQLITE, reading.where());
        }
    }

    private @Nullable PendingBatch piece() throws SQLException, IOException {
        context.checkCancelled();
        byte[] image = null;
        int asked = rows;
        try (Statement statement = database.connection().createStatement()) {
            statement.executeUpdate("DELETE FROM " + table);
            int parameter = bound;
            Query.bind(copy, ++parameter, next);
            if (order != null) {
                Query.bind(copy, ++parameter, next);
            }
            copy.setLong(++parameter, asked);
            int copied = cancel.during(copy, copy::executeUpdate);
            if (copied > 0) {
                image = advance(statement);
                read += copied;
            }
            if (copied < asked) {
                // Others can write again as soon as everything was read.
                atEnd = true;
            }
        }
        if (atEnd) {
            release();
        }
        return image == null ? null : new ImagePiece(image, root, out);
    }

    /** Notes how far the reading got; gives the rows that were copied. */
    private byte[] advance(Statement statement) throws SQLException {
        String last = order == null
                ? "SELECT max(rowid) FROM " + table
                : "SELECT c" + out.schema().indexOf(order) + " FROM " + table + " ORDER BY rowid DESC LIMIT 1";
        try (ResultSet row = statement.executeQuery(last)) {
            row.next();
            next = row.getObject(1);
        }
        if (order == null && next instanceof Number number) {
            if (number.longValue() == Long.MAX_VALUE) {
                atEnd = true;
            } else {
                next = number.longValue() + 1;
            }
        } else {
            positionToken = String.valueOf(next);
        }
        byte[] image = database.connection().serialize(database.image());
        long bytes = image.length;
        long most = Math.max(1, (long) ((double) rows * context.batchBytes() / Math.max(1, bytes)));
        rows = (int) Math.min(mostRows, Math.max(1, bytes > context.batchBytes() ? most : rows * 2L));
        return image;
    }

    private void release() throws SQLException, IOException {
        if (!closed) {
            closed = true;
            cancel.close();
            try {
                copy.close();
                database.close();
            } finally {
                if (spool != null) {
                    Files.deleteIfExists(spool);
                }
            }
        }
    }

    @Override
    public @Nullable Batch next() throws Exception {
        return decoded.next();
    }

    @Override
    public Position position() {
        return new Position(positionToken, reading.selection().title() + ":" + read);
    }

    @Override
    public Optional<String> watermark() {
        return cursor.watermark();
    }

    @Override
    public void close() throws SQLException, IOException {
        atEnd = true;
        release();
    }
}
