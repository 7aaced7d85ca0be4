package io.penstock.extract.database;

import static io.penstock.spi.component.ValueType.COLUMN_TYPE;
import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.SCALAR;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.TEXTS;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.listOf;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.extract.database.sql.NullCursors;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The names of the database source's settings in JSON. */
public final class DatabaseComponent {
    private DatabaseComponent() {}

    /** The component {@code database}. */
    public static Component<DatabaseExtractor> component() {
        return incremental(Component.of(Role.EXTRACTOR, "database", DatabaseExtractor.class, DatabaseComponent::at)
                .aliases("DatabaseExtractor", "sqlite", "jdbc", "SQLiteExtractor")
                .summary("A table of a database, or the rows of a query")
                .required("path", TEXT, "a SQLite file, or a JDBC URL")
                .target("path")
                .option("table", TEXT, null, "the table or view to read", DatabaseExtractor::table)
                .option("schema_name", TEXT, null, "the schema the table is in", DatabaseExtractor::schemaName)
                .option("query", TEXT, null, "a SELECT, ? where a value is bound", (e, v) -> e.query(v))
                .option(
                        "parameters",
                        listOf(SCALAR),
                        null,
                        "what is bound to the question marks, in order",
                        DatabaseExtractor::parameters)
                .option("user", TEXT, null, "the user to log in as", DatabaseExtractor::user)
                .option("password", TEXT, null, "the user's password; use ${VARIABLE}", DatabaseExtractor::password)
                .option(
                        "columns",
                        TEXTS,
                        null,
                        "columns to read, in this order; all by default",
                        (e, v) -> e.columns(v.toArray(String[]::new)))
                .option("types", mapOf(COLUMN_TYPE), null, "types of columns by name", DatabaseExtractor::types)
                .option(
                        "misfits",
                        choice(MisfitPolicy.class),
                        "reject",
                        "values that do not fit their column's type",
                        DatabaseExtractor::misfits)
                .option("fetch_size", INTEGER, null, "rows asked for at a time", DatabaseExtractor::fetchSize)
                .option(
                        "query_timeout",
                        DURATION,
                        null,
                        "how long one statement may take before its first rows",
                        DatabaseExtractor::queryTimeout)
                .option(
                        "connect_timeout",
                        DURATION,
                        "10s",
                        "how long connecting may take",
                        DatabaseExtractor::connectTimeout)
                .option(
                        "lock_timeout",
                        DURATION,
                        "10s",
                        "how long to wait for a locked SQLite file",
                        DatabaseExtractor::lockTimeout));
    }

    private static Component<DatabaseExtractor> incremental(Component<DatabaseExtractor> component) {
        return component
                .option(
                        "order_by",
                        TEXT,
                        null,
                        "a unique column that gives the rows' order, for going on after an interruption",
                        DatabaseExtractor::orderBy)
                .read("partition_on", TEXT, "none", "the column whose ranges are read at the same time")
                .read("partitions", INTEGER, "4", "how many ranges")
                .read("lower_bound", SCALAR, "its least value", "where the first range ends to begin")
                .read("upper_bound", SCALAR, "its greatest value", "where the last range ends to end")
                .option(
                        "incremental_on",
                        TEXT,
                        null,
                        "the cursor: only rows past that of the last committed run are read",
                        DatabaseExtractor::incrementalOn)
                .option(
                        "initial_value",
                        SCALAR,
                        null,
                        "least cursor value of the first run",
                        (e, v) -> e.initialValue(v.toString()))
                .option(
                        "end_value",
                        SCALAR,
                        null,
                        "cursor value before which every run ends",
                        (e, v) -> e.endValue(v.toString()))
                .option(
                        "lag",
                        SCALAR,
                        null,
                        "how far before the watermark a run begins again: a duration, or a number",
                        DatabaseComponent::lag)
                .option(
                        "null_cursors",
                        choice(NullCursors.class),
                        "fail",
                        "rows whose cursor is null",
                        DatabaseExtractor::nullCursors);
    }

    private static DatabaseExtractor at(Settings settings) {
        String path = settings.get("path", TEXT);
        DatabaseExtractor source =
                path.startsWith("jdbc:") ? DatabaseExtractor.jdbc(path) : DatabaseExtractor.sqlite(Path.of(path));
        Optional<String> column = settings.find("partition_on", TEXT);
        if (column.isPresent()) {
            source = source.partitionOn(
                    column.get(), settings.find("partitions", INTEGER).orElse(4));
        }
        Optional<Object> lower = settings.find("lower_bound", SCALAR);
        Optional<Object> upper = settings.find("upper_bound", SCALAR);
        if (lower.isPresent() || upper.isPresent()) {
            source = source.partitionBounds(
                    lower.map(Object::toString).orElse(""),
                    upper.map(Object::toString).orElse(""));
        }
        return source;
    }

    private static DatabaseExtractor lag(DatabaseExtractor source, Object lag) {
        if (lag instanceof Long number) {
            return source.lag(number);
        }
        String text = lag.toString().strip().toLowerCase(java.util.Locale.ROOT);
        if (text.matches("\\d{1,18}")) {
            return source.lag(Long.parseLong(text));
        }
        String iso = text.matches("\\d+\\s*d")
                ? "P" + text.replaceAll("\\s", "")
                : text.startsWith("p") ? text : "PT" + text;
        return source.lag(Duration.parse(iso));
    }
}
