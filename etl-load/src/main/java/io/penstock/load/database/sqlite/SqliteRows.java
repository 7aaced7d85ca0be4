package io.penstock.load.database.sqlite;

import io.penstock.data.Batch;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.sql.SQLException;

/** Brings batches into a table of an open transaction, whatever way. One thread. */
interface SqliteRows extends AutoCloseable {
    /** Inserts what the table takes and returns the number of rows. */
    long write(Batch batch, SinkOutput output) throws IOException, SQLException;

    /** Inserts what is still held back. */
    void finish() throws IOException, SQLException;

    /** Lets go of what was needed until the commit that has just been done. */
    void committed() throws SQLException;

    /** What the report should say about how rows came in; empty when there is nothing to say. */
    String note();

    @Override
    void close() throws IOException;
}
