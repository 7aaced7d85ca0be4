package io.penstock.extract.database.sql;

import io.penstock.spi.OptionalLibrary;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The databases whose ways are known; {@link #OTHER} is read by what JDBC promises of any. */
public enum Product {
    SQLITE("jdbc:sqlite:", "SQLite", "org.sqlite.JDBC", "org.xerial:sqlite-jdbc"),
    POSTGRESQL("jdbc:postgresql:", "PostgreSQL", "org.postgresql.Driver", "org.postgresql:postgresql"),
    MYSQL("jdbc:mysql:", "MySQL", "com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j"),
    MARIADB("jdbc:mariadb:", "MariaDB", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client"),
    H2("jdbc:h2:", "H2", "org.h2.Driver", "com.h2database:h2"),
    DUCKDB("jdbc:duckdb:", "DuckDB", "org.duckdb.DuckDBDriver", "org.duckdb:duckdb_jdbc"),
    SQL_SERVER(
            "jdbc:sqlserver:",
            "Microsoft SQL Server",
            "com.microsoft.sqlserver.jdbc.SQLServerDriver",
            "com.microsoft.sqlserver:mssql-jdbc"),
    ORACLE("jdbc:oracle:", "Oracle", "oracle.jdbc.OracleDriver", "com.oracle.database.jdbc:ojdbc11"),
    OTHER("", "", "", "");

    private final String prefix;
    private final String title;
    private final String driver;
    private final String dependency;

    Product(String prefix, String title, String driver, String dependency) {
        this.prefix = prefix;
        this.title = title;
        this.driver = driver;
        this.dependency = dependency;
    }

    /** By a JDBC URL; {@link #OTHER} when none is known. */
    public static Product ofUrl(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        for (Product product : values()) {
            if (product != OTHER && lower.startsWith(product.prefix)) {
                return product;
            }
        }
        return OTHER;
    }

    /** By what the driver says; {@link #OTHER} when none is known. */
    public static Product of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (Product product : values()) {
            if (product != OTHER && product.title.equalsIgnoreCase(name)) {
                return product;
            }
        }
        return OTHER;
    }

    /** The driver's library; empty where it is not known. */
    public Optional<OptionalLibrary> driver() {
        return this == OTHER
                ? Optional.empty()
                : Optional.of(new OptionalLibrary("the JDBC driver of " + title, driver, dependency));
    }

    /** Whether rows must be asked for in a way of their own, or the driver loads all of them at once. */
    public boolean isMySqlFamily() {
        return this == MYSQL || this == MARIADB;
    }

    /** A name in the database's own quotes. */
    public static String quote(DatabaseMetaData database, String name) throws SQLException {
        String quote = database.getIdentifierQuoteString();
        if (quote == null || quote.isBlank()) {
            quote = "\"";
        }
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
