package io.penstock.extract.database.jdbc;

import io.penstock.data.Column;
import io.penstock.extract.database.sql.CancelWatch;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.database.sql.Product;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.extract.database.sql.SqlErrors;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.StepContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one statement, some thousand at a time, whatever their number. One thread at a time. */
final class JdbcRows implements AutoCloseable {
    private final Session session;
    private final JdbcPlan plan;
    private final Reading reading;
    private final RowsOut out;
    private final StepContext context;
    private final CancelWatch cancel;
    private final int pieceRows;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet result;
    private long read;
    private @Nullable Object lastKey;
    private boolean atEnd;

    /** @param session closed with the rows */
    JdbcRows(Session session, JdbcPlan plan, Reading reading, RowsOut out, StepContext context) {
        this.session = session;
        this.plan = plan;
        this.reading = reading;
        this.out = out;
        this.context = context;
        this.cancel = new CancelWatch(context);
        this.pieceRows = reading.rows(context);
    }

    /** The next rows, or null at the end. */
    @Nullable
    PendingBatch next() {
        try {
            return atEnd ? null : piece();
        } catch (SQLException e) {
            throw SqlErrors.of(e, session.product(), reading.where());
        }
    }

    private @Nullable PendingBatch piece() throws SQLException {
        context.checkCancelled();
        ResultSet rows = result == null ? execute() : result;
        MisfitList misfits = new MisfitList();
        List<JdbcColumn> readers = new ArrayList<>();
        for (int c = 0; c < plan.forms().size(); c++) {
            readers.add(new JdbcColumn(plan.forms().get(c), c, Math.min(pieceRows, 8192)));
        }
        long bytes = 0;
        int count = 0;
        while (count < pieceRows && bytes < context.batchBytes()) {
            if (!advance(rows)) {
                atEnd = true;
                break;
            }
            for (JdbcColumn reader : readers) {
                bytes += reader.read(rows, count, misfits);
            }
            count++;
        }
        List<Column> columns = new ArrayList<>();
        for (JdbcColumn reader : readers) {
            columns.add(reader.build(misfits));
        }
        long before = read;
        int size = count;
        read += count;
        String order = reading.selection().orderBy();
        if (order != null && count > 0) {
            lastKey = columns.get(plan.schema().indexOf(order)).value(count - 1);
        }
        if (atEnd) {
            close();
        }
        return count == 0 ? null : output -> out.emit(columns, size, row -> before + row + 1, misfits, output);
    }

    private boolean advance(ResultSet rows) throws SQLException {
        PreparedStatement running = statement;
        // Only every so many rows does a driver ask the server; that may wait.
        return running == null ? rows.next() : read % 1024 == 0 ? cancel.during(running, rows::next) : rows.next();
    }

    private ResultSet execute() throws SQLException {
        PreparedStatement prepared = session.connection()
                .prepareStatement(plan.query().sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement = prepared;
        plan.query().bind(prepared);
        prepared.setQueryTimeout(reading.timeoutSeconds());
        // MySQL's driver keeps all rows in memory unless asked for them one by one in just this way.
        prepared.setFetchSize(session.product() == Product.MYSQL ? Integer.MIN_VALUE : pieceRows);
        ResultSet rows = cancel.during(prepared, prepared::executeQuery);
        result = rows;
        return rows;
    }

    long read() {
        return read;
    }

    /** The key of the last row that was given; empty before the first. */
    String lastKey() {
        return lastKey == null ? "" : lastKey.toString();
    }

    @Override
    public void close() throws SQLException {
        atEnd = true;
        cancel.close();
        try (Session all = session;
                PreparedStatement running = statement) {
            if (running != null
                    && result != null
                    && !result.isClosed()
                    && session.product().isMySqlFamily()) {
                running.cancel();
            }
        }
        statement = null;
        result = null;
    }
}
