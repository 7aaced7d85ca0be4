package io.penstock.load.database.dialect;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** Finds the dialect of a database. */
public final class Dialects {
    private static final Map<String, Dialect> BY_SCHEME = Map.of(
            "sqlite", SqliteDialect.SQLITE,
            "postgresql", PostgresDialect.POSTGRES,
            "mysql", MysqlDialect.MYSQL,
            "mariadb", MysqlDialect.MYSQL,
            "h2", H2Dialect.H2,
            "duckdb", DuckDbDialect.DUCKDB);

    private static final Dialect UNKNOWN = new StandardDialect("the database", "\"");

    private Dialects() {}

    /** By the word after {@code jdbc:}; standard SQL when it is none that is known. */
    public static Dialect ofUrl(String url) {
        String[] parts = url.split(":", 3);
        return parts.length < 2 ? UNKNOWN : BY_SCHEME.getOrDefault(parts[1].toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /** Standard SQL, where nothing is known yet. */
    public static Dialect unknown() {
        return UNKNOWN;
    }

    /** By the product's name that the driver gives. */
    public static Dialect of(DatabaseMetaData database) throws SQLException {
        String product = String.valueOf(database.getDatabaseProductName());
        String quote = database.getIdentifierQuoteString();
        return BY_SCHEME.getOrDefault(
                product.toLowerCase(Locale.ROOT), new StandardDialect(product, quote == null ? "\"" : quote));
    }
}
