package io.penstock.load.database.postgres;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.PostgresDialect;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.load.database.table.DesignColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Inserts through {@code COPY … FROM STDIN} in text format: the server reads values as it reads literals, so that every
 * declared type works. One thread.
 */
public final class CopyRows implements RowWriter {
    /** More than any batch has: a batch is one COPY. */
    private static final int CHUNK = 1 << 20;

    private final CopyManager copy;
    private final String sql;
    private final CopyText text;

    private CopyRows(CopyManager copy, String sql, CopyText text) {
        this.copy = copy;
        this.sql = sql;
        this.text = text;
    }

    /** Whether this connection, or the one that a pool wraps, is one of PostgreSQL's own driver. */
    public static boolean isPossible(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class);
    }

    /** A writer of plain inserts; see {@link RowWriter.Factory}. */
    public static CopyRows into(Connection connection, String table, List<DesignColumn> columns) throws SQLException {
        Dialect dialect = PostgresDialect.POSTGRES;
        String sql = "COPY " + dialect.quote(table) + " ("
                + dialect.quoteAll(columns.stream().map(DesignColumn::name).toList()) + ") FROM STDIN";
        return new CopyRows(connection.unwrap(PGConnection.class).getCopyAPI(), sql, new CopyText(columns.size()));
    }

    @Override
    public void insert(Batch batch, int from, int to) throws SQLException {
        CopyIn in = copy.copyIn(sql);
        try {
            text.write(batch, from, to, in::writeToCopy);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    @Override
    public int chunk() {
        return CHUNK;
    }

    @Override
    public String title() {
        return "through COPY";
    }

    @Override
    public void close() {}
}
