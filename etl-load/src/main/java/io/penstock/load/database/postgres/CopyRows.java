package io.penstock.load.database.postgres;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.PostgresDialect;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.load.database.table.DesignColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Inserts through {@code COPY … FROM STDIN}: in binary format where every column is of a type whose form is known, or else in
 * text format, of which the server reads values as it reads literals, so that every declared type works. One thread.
 */
public final class CopyRows implements RowWriter {
    /** More than any batch has: a batch is one COPY. */
    private static final int CHUNK = 1 << 20;

    private final CopyManager copy;
    private final String sql;
    private final List<CopyFormat> formats;

    private CopyRows(CopyManager copy, String sql, List<CopyFormat> formats) {
        this.copy = copy;
        this.sql = sql;
        this.formats = formats;
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
        List<CopyFormat> formats = new ArrayList<>();
        List<BinaryForm> forms = forms(connection, dialect.quote(table), columns);
        if (forms.size() == columns.size()) {
            formats.add(new CopyBinary(forms));
        }
        formats.add(new CopyText(columns.size()));
        return new CopyRows(connection.unwrap(PGConnection.class).getCopyAPI(), sql, formats);
    }

    /** Those of the columns that have one, from the catalogue: it says of what type they really are, and needs no privilege. */
    private static List<BinaryForm> forms(Connection connection, String quoted, List<DesignColumn> columns)
            throws SQLException {
        Map<String, Integer> types = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT attname, atttypid FROM pg_attribute"
                + " WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND atttypid < ? AND NOT attisdropped")) {
            query.setString(1, quoted);
            query.setInt(2, BinaryForm.FIRST_OID_OF_USERS);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        List<BinaryForm> forms = new ArrayList<>();
        for (DesignColumn column : columns) {
            BinaryForm.of(column.type(), types.getOrDefault(column.name(), 0)).ifPresent(forms::add);
        }
        return forms;
    }

    @Override
    public void insert(Batch batch, int from, int to) throws SQLException {
        CopyFormat format = formats.get(0).takes(batch, from, to) ? formats.get(0) : formats.get(formats.size() - 1);
        CopyIn in = copy.copyIn(sql + format.option());
        try {
            format.write(batch, from, to, in::writeToCopy);
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
