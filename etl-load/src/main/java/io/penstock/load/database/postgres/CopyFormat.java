package io.penstock.load.database.postgres;

import io.penstock.data.Batch;
import java.sql.SQLException;

/** One of the formats that COPY reads. */
sealed interface CopyFormat permits CopyBinary, CopyText {
    /** What follows {@code FROM STDIN}; empty for the format that COPY takes by itself. */
    String option();

    /** Whether this format can express every value of the rows {@code from} to {@code to - 1}. */
    boolean takes(Batch batch, int from, int to);

    /** Writes these rows, as one COPY. */
    void write(Batch batch, int from, int to, Out out) throws SQLException;

    /** Takes what was written. */
    @FunctionalInterface
    interface Out {
        void write(byte[] bytes, int from, int length) throws SQLException;
    }
}
