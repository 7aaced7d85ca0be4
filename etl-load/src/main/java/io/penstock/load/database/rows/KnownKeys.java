package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
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
 * Finds all rows of a piece whose key the table has already, or an earlier row of the piece has, with one query: the keys and
 * the rows' numbers go into a temporary table. For pieces that were refused because of a key. One thread.
 */
public final class KnownKeys {
    private static final String KEYS = "_penstock_keys";
    private static final String ROW = "_penstock_row";

    private final Connection connection;
    private final Dialect dialect;
    private final String table;
    private final List<Integer> key;
    private final List<DesignColumn> columns;
    private final RowWriter.Factory plain;
    private final Failure failure;

    private KnownKeys(
            Connection connection,
            Dialect dialect,
            String table,
            List<Integer> key,
            List<DesignColumn> columns,
            RowWriter.Factory plain) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
        this.key = key;
        this.columns = columns;
        this.plain = plain;
        String names = key.stream().map(c -> columns.get(c).name()).collect(Collectors.joining(", "));
        this.failure = Failure.of("unique(" + names + ")", "the key is there already (" + names + ")");
    }

    /**
     * One per set of unique columns that the data fills.
     *
     * @param uniqueKeys names in lower case
     */
    public static List<KnownKeys> of(
            Connection connection,
            Dialect dialect,
            String table,
            List<DesignColumn> columns,
            Collection<Set<String>> uniqueKeys,
            RowWriter.Factory plain) {
        List<KnownKeys> all = new ArrayList<>();
        for (Set<String> unique : uniqueKeys) {
            List<Integer> key = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                if (unique.contains(columns.get(c).name().toLowerCase(Locale.ROOT))) {
                    key.add(c);
                }
            }
            if (key.size() == unique.size()) {
                all.add(new KnownKeys(connection, dialect, table, key, columns, plain));
            }
        }
        return all;
    }

    Failure failure() {
        return failure;
    }

    /** Positions in the batch, rising, of the rows from {@code from} to {@code to - 1} whose key is known. */
    List<Integer> in(Batch batch, int from, int to) throws SQLException {
        List<String> names = key.stream().map(c -> columns.get(c).name()).toList();
        Statements.execute(connection, "DROP TABLE IF EXISTS " + dialect.quote(KEYS));
        Statements.execute(
                connection,
                dialect.createTemporary() + " " + dialect.quote(KEYS) + " AS SELECT " + dialect.quoteAll(names)
                        + ", 0 AS " + dialect.quote(ROW) + " FROM " + dialect.quote(table) + " WHERE 1 = 0");
        List<DesignColumn> wanted =
                new ArrayList<>(key.stream().map(columns::get).toList());
        wanted.add(new DesignColumn(ROW, Type.INT64, dialect.columnType(Type.INT64, false), true));
        try (RowWriter writer = plain.into(connection, KEYS, wanted)) {
            writer.insert(numbered(batch), from, to);
        }
        Statements.execute(connection, dialect.analyze(KEYS));
        List<Integer> known = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(query(names));
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                known.add(rows.getInt(1));
            }
        }
        Statements.execute(connection, "DROP TABLE " + dialect.quote(KEYS));
        return known;
    }

    private Batch numbered(Batch batch) {
        List<Field> fields = new ArrayList<>();
        List<Column> data = new ArrayList<>();
        for (int c : key) {
            fields.add(batch.schema().field(c));
            data.add(batch.column(c));
        }
        long[] numbers = new long[batch.rowCount()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = row;
        }
        fields.add(Field.of(ROW, Type.INT64));
        data.add(LongColumn.of(Type.INT64, numbers, numbers.length, Validity.NO_NULLS));
        return Batch.of(Schema.of(fields), data, batch.rowCount());
    }

    private String query(List<String> names) {
        String keys = dialect.quote(KEYS);
        String row = dialect.quote(ROW);
        String match = names.stream()
                .map(dialect::quote)
                .map(k -> keys + "." + k + " = " + dialect.quote(table) + "." + k)
                .collect(Collectors.joining(" AND "));
        String whole =
                names.stream().map(k -> dialect.quote(k) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "SELECT " + keys + "." + row + " FROM " + keys + " JOIN " + dialect.quote(table) + " ON " + match
                + " UNION SELECT " + row + " FROM (SELECT " + row + ", row_number() OVER (PARTITION BY "
                + dialect.quoteAll(names) + " ORDER BY " + row + ") AS n FROM " + keys + " WHERE " + whole
                + ") AS numbered WHERE n > 1 ORDER BY 1";
    }
}
