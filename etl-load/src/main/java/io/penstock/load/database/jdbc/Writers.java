package io.penstock.load.database.jdbc;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.rows.BatchRows;
import io.penstock.load.database.rows.MergedRows;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.load.database.rows.ScreenedRows;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.TableSpec;
import io.penstock.spi.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Chooses how rows come into a table. */
final class Writers {
    private Writers() {}

    /** @param plain makes the fastest writer of plain inserts that the database has */
    static RowWriter of(
            Connected connected, TableSpec spec, Filling filling, RowWriter.Factory plain, StepContext context)
            throws SQLException {
        Connection connection = connected.connection();
        Dialect dialect = connected.dialect();
        List<DesignColumn> columns = filling.fit().columns();
        LoadWay.KnownKey known = spec.way().knownKey();
        if (known == LoadWay.KnownKey.INSERT) {
            return dialect.hasSavepoints() || filling.uniqueKeys().isEmpty()
                    ? plain.into(connection, filling.filled(), columns)
                    : ScreenedRows.into(connection, dialect, filling.filled(), columns, filling.uniqueKeys(), plain);
        }
        String suffix = suffix(dialect, known, filling);
        RowWriter rows = plain.into(connection, filling.filled(), columns);
        if (!suffix.isEmpty() && rows instanceof BatchRows) {
            rows.close();
            return BatchRows.into(connection, dialect, filling.filled(), columns, suffix, spec.batchSize());
        }
        rows.close();
        return MergedRows.into(
                connection, dialect, filling.filled(), columns, filling.fit().data(), spec, context, plain);
    }

    private static String suffix(Dialect dialect, LoadWay.KnownKey known, Filling filling) {
        List<String> names =
                filling.fit().columns().stream().map(DesignColumn::name).toList();
        return switch (known) {
            case UPDATE -> dialect.updateOnConflict(filling.conflictKey(), names);
            case IGNORE -> dialect.ignoreOnConflict(filling.conflictKey());
            case INSERT, DELETE_FIRST, HISTORY -> "";
        };
    }
}
