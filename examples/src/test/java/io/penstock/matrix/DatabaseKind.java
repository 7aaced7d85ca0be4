package io.penstock.matrix;

import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a database.
 *
 * @param place a JDBC URL, or the directory for SQLite files, one for each table
 * @param holds what comes back of a FLOAT64
 */
record DatabaseKind(String name, String place, String user, String password, Function<Double, @Nullable Object> holds)
        implements Kind {
    private boolean isUrl() {
        return place.startsWith("jdbc:");
    }

    String target(String table) {
        return isUrl() ? place : Path.of(place, table + ".db").toString();
    }

    Connection connect(String table) throws SQLException {
        String url = isUrl() ? place : "jdbc:sqlite:" + target(table);
        return user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }

    private String options(String table) {
        return "{\"table\": \"%s\"%s}"
                .formatted(
                        table,
                        user.isEmpty() ? "" : ", \"user\": \"%s\", \"password\": \"%s\"".formatted(user, password));
    }

    @Override
    public String extractor(String table, Schema schema) {
        return "{\"type\": \"database\", \"source\": \"%s\", \"config\": %s}".formatted(target(table), options(table));
    }

    @Override
    public String loader(String table, Schema schema) {
        return "{\"type\": \"database\", \"destination\": \"%s\", \"config\": %s}"
                .formatted(target(table), options(table));
    }

    @Override
    public boolean keepsNested() {
        return false;
    }

    @Override
    public Extractor source(String table, Schema schema) {
        DatabaseExtractor source =
                isUrl() ? DatabaseExtractor.jdbc(place) : DatabaseExtractor.sqlite(Path.of(target(table)));
        return (user.isEmpty() ? source : source.user(user).password(password)).table(table);
    }

    @Override
    public Loader sink(String table, Schema schema) {
        DatabaseLoader sink = isUrl() ? DatabaseLoader.jdbc(place) : DatabaseLoader.sqlite(Path.of(target(table)));
        return (user.isEmpty() ? sink : sink.user(user).password(password)).table(table);
    }

    /** SQLite has no NaN. */
    @Override
    public boolean takes(List<@Nullable Object> row) {
        return isUrl() || !row.contains(Double.NaN);
    }

    @Override
    public @Nullable Object held(Object value, Type type) {
        return value instanceof Double real ? holds.apply(real) : value;
    }
}
