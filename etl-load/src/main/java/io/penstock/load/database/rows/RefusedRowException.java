package io.penstock.load.database.rows;

import io.penstock.spi.Failure;
import java.sql.SQLException;

/** A piece with a row that the table would refuse, found before the database was asked. */
final class RefusedRowException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    RefusedRowException(Failure failure) {
        super(failure.message(), "23505");
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
