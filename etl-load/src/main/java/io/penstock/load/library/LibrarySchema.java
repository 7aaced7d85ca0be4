package io.penstock.load.library;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.Dialects;
import io.penstock.load.database.jdbc.DefinedTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** All tables of a library with their keys, foreign keys, defaults, checks and indexes. */
public final class LibrarySchema {
    private LibrarySchema() {}

    /**
     * Makes the tables that are not there yet, in the connection's current schema. Neither commits nor closes.
     *
     * @return the names of those that were made
     * @throws LoadException {@code PEN-4902} when the database refuses
     */
    public static List<String> createIn(Connection connection) {
        try {
            return DefinedTables.make(connection, Dialects.of(connection.getMetaData()), LibraryTable.TRANSACTIONS);
        } catch (SQLException e) {
            throw new LoadException(
                    Problem.of(
                                    LibraryErrors.NOT_MADE,
                                    "the tables of the library could not be made (SQLSTATE " + e.getSQLState() + ")")
                            .next("Look at the cause; the user needs the right to make tables."),
                    e);
        }
    }

    /** The statements for a database, in order, for those who make their tables by hand. */
    public static String sql(Dialect dialect) {
        return LibraryTable.TRANSACTIONS.tables(dialect).stream()
                .flatMap(table -> table.statements().stream())
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining());
    }
}
