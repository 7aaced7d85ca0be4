package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.spi.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For databases where a failed statement spoils the whole transaction: rows come into a temporary table first, and keys that
 * are there already are found by a query, so that the INSERT that follows cannot fail on them. One thread.
 */
public final class ScreenedRows implements RowWriter {
    private static final String STAGE = "_penstock_stage";
    private static final int CHUNK = 8192;

    private final Connection connection;
    private final Dialect dialect;
    private final RowWriter stage;
    private final PreparedStatement insert;
    private final List<PreparedStatement> screens = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private ScreenedRows(Connection connection, Dialect dialect, RowWriter stage, PreparedStatement insert) {
        this.connection = connection;
        this.dialect = dialect;
        this.stage = stage;
        this.insert = insert;
    }

    /** @param uniqueKeys the sets of columns, in any case, that the table is unique on */
    public static ScreenedRows into(
            Connection connection,
            Dialect dialect,
            String table,
            List<DesignColumn> columns,
            Collection<Set<String>> uniqueKeys,
            RowWriter.Factory plain)
            throws SQLException {
        List<String> names = columns.stream().map(DesignColumn::name).toList();
        MergedRows.make(connection, dialect, STAGE, names, table);
        MergeSql sql = new MergeSql(dialect, table, STAGE, "", names, List.of(), List.of());
        ScreenedRows rows = new ScreenedRows(
                connection, dialect, plain.into(connection, STAGE, columns), connection.prepareStatement(sql.insert()));
        for (Set<String> unique : uniqueKeys) {
            List<String> key = names.stream()
                    .filter(name -> unique.contains(name.toLowerCase(Locale.ROOT)))
                    .toList();
            if (key.size() == unique.size()) {
                rows.screen(table, key);
            }
        }
        return rows;
    }

    private void screen(String table, List<String> key) throws SQLException {
        String t = dialect.quote(table);
        String s = dialect.quote(STAGE);
        String match = key.stream()
                .map(dialect::quote)
                .map(k -> s + "." + k + " = " + t + "." + k)
                .collect(Collectors.joining(" AND "));
        String whole = key.stream().map(k -> dialect.quote(k) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        screens.add(connection.prepareStatement("SELECT 1 FROM " + s + " JOIN " + t + " ON " + match
                + " UNION ALL SELECT 1 FROM (SELECT 1 FROM " + s + " WHERE " + whole + " GROUP BY "
                + dialect.quoteAll(key) + " HAVING count(*) > 1) AS repeated LIMIT 1"));
        failures.add(Failure.of(
                "unique(" + String.join(", ", key) + ")", "the key is there already (" + String.join(", ", key) + ")"));
    }

    @Override
    public void insert(Batch batch, int from, int to) throws SQLException {
        stage.insert(batch, from, to);
        for (int k = 0; k < screens.size(); k++) {
            if (finds(screens.get(k))) {
                Statements.execute(connection, dialect.emptyTemporary(STAGE));
                throw new RefusedRowException(failures.get(k));
            }
        }
        insert.executeUpdate();
        Statements.execute(connection, dialect.emptyTemporary(STAGE));
    }

    private static boolean finds(PreparedStatement screen) throws SQLException {
        try (ResultSet rows = screen.executeQuery()) {
            return rows.next();
        }
    }

    @Override
    public int chunk() {
        return CHUNK;
    }

    @Override
    public String title() {
        return stage.title() + " and a temporary table";
    }

    @Override
    public void close() throws SQLException {
        stage.close();
        insert.close();
        for (PreparedStatement screen : screens) {
            screen.close();
        }
    }
}
