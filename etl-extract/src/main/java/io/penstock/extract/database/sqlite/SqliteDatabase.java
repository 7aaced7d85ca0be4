package io.penstock.extract.database.sqlite;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.database.sql.CancelWatch;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.extract.database.sql.Query;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.Selection;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * An open SQLite database: what it holds, and beside it an empty database in memory through which rows are read. One
 * thread at a time.
 */
public final class SqliteDatabase implements AutoCloseable {
    private static final int SAMPLE_ROWS = 1000;
    private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16le", "UTF-16be");
    private static final List<String> ROWIDS = List.of("rowid", "_rowid_", "oid");

    private final SQLiteConnection connection;
    private final String source;
    private final String image;
    private final boolean own;

    private SqliteDatabase(SQLiteConnection connection, String source, String image, boolean own) {
        this.connection = connection;
        this.source = source;
        this.image = image;
        this.own = own;
    }

    /**
     * Opens a file that is there; nothing is ever written to it. SQLite alone opens the file: closing it anywhere else in this
     * process would drop the locks that all connections of the process have on it (<a
     * href="https://www.sqlite.org/howtocorrupt.html">how to corrupt</a>, section 2.2).
     *
     * @param lockTimeout how long to wait for a program that has locked it
     * @throws ExtractException when there is no such file
     */
    public static SqliteDatabase open(Path file, Duration lockTimeout) throws SQLException, IOException {
        check(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) lockTimeout.toMillis());
        SQLException last = null;
        for (String encoding : ENCODINGS) {
            // Attached databases must be of one encoding.
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:", config.toProperties());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA encoding = '" + encoding + "'");
                statement.execute("PRAGMA page_size = 65536");
                String uri = file.toAbsolutePath().toUri().getRawPath();
                statement.execute("ATTACH 'file:" + uri.replace("'", "%27") + "?mode=rw' AS source");
                statement.execute("PRAGMA source.mmap_size = 1073741824");
                return new SqliteDatabase(connection.unwrap(SQLiteConnection.class), "source", "main", true);
            } catch (SQLException e) {
                connection.close();
                last = e;
                if (!String.valueOf(e.getMessage()).contains("text encoding")) {
                    break;
                }
            }
        }
        throw last == null ? new SQLException("the database cannot be attached") : last;
    }

    private static void check(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new ExtractException(Problem.of(DatabaseErrors.NOT_A_DATABASE, "there is no such file")
                    .at(file.toString())
                    .next(neighbours(file)));
        } else if (Files.isDirectory(file)) {
            throw new ExtractException(
                    Problem.of(DatabaseErrors.NOT_A_DATABASE, "this is a directory, a database file was expected")
                            .at(file.toString()));
        }
    }

    private static String neighbours(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "There is no directory '" + directory + "' either.";
        }
        try (var files = Files.list(directory)) {
            List<String> names =
                    files.map(f -> f.getFileName().toString()).sorted().toList();
            return Suggestion.nearest(file.getFileName().toString(), names)
                    .map(near -> "Did you mean '" + near + "'?")
                    .orElse("Check the path.");
        }
    }

    /** Over a connection of the app's, which is left as it was; its transaction, if any, is given up. */
    public static SqliteDatabase over(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        SqliteDatabase database =
                new SqliteDatabase(connection.unwrap(SQLiteConnection.class), "main", "penstock_image", false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH ':memory:' AS penstock_image");
            statement.execute("PRAGMA penstock_image.page_size = 65536");
        }
        return database;
    }

    SQLiteConnection connection() {
        return connection;
    }

    /** The name of the database in memory. */
    String image() {
        return image;
    }

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    SqlitePlan plan(Reading reading, CancelWatch cancel) throws SQLException {
        Selection selection = reading.selection();
        return selection.table() == null
                ? query(reading, cancel, String.valueOf(selection.sql()))
                : table(reading, cancel, selection.table());
    }

    private SqlitePlan table(Reading reading, CancelWatch cancel, String table) throws SQLException {
        String schema = reading.selection().schemaName() == null
                ? source
                : reading.selection().schemaName();
        Map<String, Found> found = new LinkedHashMap<>();
        boolean isRowidTable = false;
        try (PreparedStatement columns = connection.prepareStatement(
                "SELECT name, type, \"notnull\", hidden FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1")) {
            columns.setString(1, table);
            columns.setString(2, schema);
            try (ResultSet rows = columns.executeQuery()) {
                while (rows.next()) {
                    String declared = rows.getString(2);
                    found.put(rows.getString(1), new Found(declared == null ? "" : declared, rows.getInt(3) == 1));
                }
            }
        }
        if (found.isEmpty()) {
            throw missing(table, reading.where());
        }
        try (PreparedStatement kind = connection.prepareStatement(
                "SELECT type, wr FROM pragma_table_list WHERE schema = ? AND name = ? COLLATE NOCASE")) {
            kind.setString(1, schema);
            kind.setString(2, table);
            try (ResultSet rows = kind.executeQuery()) {
                isRowidTable = rows.next() && rows.getString(1).equals("table") && rows.getInt(2) == 0;
            }
        }
        return plan(
                reading,
                cancel,
                found,
                Query.of(quote(schema) + "." + quote(table)),
                isRowidTable ? rowid(found.keySet()) : null);
    }

    private SqlitePlan query(Reading reading, CancelWatch cancel, String sql) throws SQLException {
        Query from = new Query("(" + sql + "\n)", reading.selection().parameters());
        Map<String, Found> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSetMetaData columns = statement.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                int precision = columns.getPrecision(i);
                String declared = columns.getColumnTypeName(i);
                boolean expression = columns.getColumnName(i).isEmpty()
                        || columns.getTableName(i).isEmpty();
                String full = precision > 0 ? declared + "(" + precision + "," + columns.getScale(i) + ")" : declared;
                if (found.put(columns.getColumnLabel(i), new Found(expression ? "" : full, false)) != null) {
                    throw new ExtractException(Problem.of(
                                    DatabaseErrors.STATEMENT,
                                    "the query has two columns named '" + columns.getColumnLabel(i) + "'")
                            .at(reading.where())
                            .next("Name one of them otherwise with AS."));
                }
            }
        }
        return plan(reading, cancel, found, from, null);
    }

    /**
     * A column that is there.
     *
     * @param declared its declared type; empty for expressions
     * @param required whether it is NOT NULL
     */
    private record Found(String declared, boolean required) {}

    private SqlitePlan plan(
            Reading reading, CancelWatch cancel, Map<String, Found> found, Query from, @Nullable String rowid)
            throws SQLException {
        List<String> wanted = reading.selection().columns().isEmpty()
                ? List.copyOf(found.keySet())
                : reading.selection().columns();
        Schema all = Schema.of(
                found.keySet().stream().map(name -> Field.of(name, Type.TEXT)).toList());
        wanted.forEach(all::indexOf);
        reading.types().keySet().forEach(all::indexOf);
        Map<String, Type> types = new LinkedHashMap<>();
        List<String> unclear = new ArrayList<>();
        for (String name : wanted) {
            Type declared = reading.types().get(name);
            if (declared != null) {
                types.put(name, declared);
            } else {
                SqliteTypes.of(found.getOrDefault(name, new Found("", false)).declared())
                        .ifPresentOrElse(type -> types.put(name, type), () -> unclear.add(name));
            }
        }
        types.putAll(sampled(unclear, from, reading, cancel));
        List<Field> fields = new ArrayList<>();
        for (String name : wanted) {
            Type type = types.getOrDefault(name, Type.TEXT);
            boolean required = found.getOrDefault(name, new Found("", false)).required();
            fields.add(required ? Field.required(name, type) : Field.of(name, type));
        }
        return new SqlitePlan(
                Schema.of(fields), wanted.stream().map(SqliteDatabase::quote).toList(), from, rowid);
    }

    /** Types of columns whose declaration says nothing, by the first rows. */
    private Map<String, Type> sampled(List<String> names, Query from, Reading reading, CancelWatch cancel)
            throws SQLException {
        Map<String, Type> types = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return types;
        }
        List<Set<String>> kinds = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (String name : names) {
            kinds.add(new HashSet<>());
            asked.add("typeof(" + quote(name) + ")");
        }
        String sql = "SELECT " + String.join(", ", asked) + " FROM " + from.sql() + " LIMIT " + SAMPLE_ROWS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            from.bind(statement);
            statement.setQueryTimeout(reading.timeoutSeconds());
            try (ResultSet rows = cancel.during(statement, statement::executeQuery)) {
                while (rows.next()) {
                    for (int i = 0; i < names.size(); i++) {
                        kinds.get(i).add(rows.getString(i + 1));
                    }
                }
            }
        }
        for (int i = 0; i < names.size(); i++) {
            Set<String> kind = kinds.get(i);
            types.put(
                    names.get(i),
                    SqliteTypes.holding(
                            kind.contains("integer"),
                            kind.contains("real"),
                            kind.contains("text"),
                            kind.contains("blob")));
        }
        return types;
    }

    private static @Nullable String rowid(Set<String> columns) {
        Set<String> taken = new HashSet<>();
        columns.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        return ROWIDS.stream().filter(name -> !taken.contains(name)).findFirst().orElse(null);
    }

    private ExtractException missing(String table, String where) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM " + quote(source)
                        + ".sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
                        + " ORDER BY name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return new ExtractException(Problem.of(
                        DatabaseErrors.NO_TABLE, "there is no table '" + table + "'. " + Suggestion.among(table, names))
                .at(where));
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (own) {
            connection.close();
        } else {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DETACH " + image);
            }
        }
    }
}
