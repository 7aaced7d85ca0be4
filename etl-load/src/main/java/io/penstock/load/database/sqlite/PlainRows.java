package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.rows.Isolation;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Rows by the statements that every database has. */
final class PlainRows implements SqliteRows {
    private final RowWriter writer;
    private final Isolation rows;

    PlainRows(Connection connection, RowWriter writer) {
        this.writer = writer;
        this.rows = new Isolation(connection, SqliteDialect.SQLITE, writer);
    }

    @Override
    public long write(Batch batch, SinkOutput output) throws SQLException {
        return rows.write(batch, output);
    }

    @Override
    public void finish() {}

    @Override
    public void committed() {}

    @Override
    public String note() {
        return " (" + writer.title() + ")";
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
