package io.penstock.extract.database;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.Expr;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.extract.database.sql.NullCursors;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Range.Edge;
import io.penstock.extract.database.sql.RowsOut;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database, or the rows of a query. Immutable.
 *
 * <pre>{@code
 * DatabaseExtractor.jdbc("jdbc:postgresql://localhost/library").user("etl").password(password)
 *     .table("loans")
 *     .columns("loan_id", "member_id", "updated_at")
 *     .incrementalOn("updated_at").lag(Duration.ofMinutes(5))
 * }</pre>
 *
 * <p>Names are always quoted in the database's own way and values always bound; a query is the app's own SQL and is run as it
 * stands, inside a subquery. All rows of a run come from one transaction, except in a partitioned read. Nothing is ever
 * written to the database.
 *
 * <p>SQLite and plain reads of PostgreSQL take ways of their own that are several times as fast as JDBC's calls per value;
 * every other database is read through its JDBC driver, a few thousand rows at a time.
 *
 * <p>Defaults: all columns, misfits rejected, 10 s to connect and to wait for a locked SQLite file, no limit for a query.
 */
public final class DatabaseExtractor implements Extractor {
    private static final long serialVersionUID = 1L;
    private static final String SQLITE_URL = "jdbc:sqlite:";

    private final DatabaseSettings settings;
    private transient volatile @Nullable Resolved resolved;

    /** The schema found for one run, so that the plan and the reading of a run agree. */
    private record Resolved(String runId, Schema schema) {}

    private DatabaseExtractor(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** A SQLite file, which must be there. */
    public static DatabaseExtractor sqlite(Path file) {
        return new DatabaseExtractor(new DatabaseSettings(new Location.SqliteFile(file.toString())));
    }

    /** The database at a JDBC URL; {@code jdbc:sqlite:FILE} without parameters is {@link #sqlite}. */
    public static DatabaseExtractor jdbc(String url) {
        if (!url.startsWith("jdbc:")) {
            throw refused("a JDBC URL begins with jdbc:, such as jdbc:postgresql://localhost/library");
        }
        String file = url.startsWith(SQLITE_URL) ? url.substring(SQLITE_URL.length()) : "";
        boolean plain = !file.isEmpty() && !file.startsWith(":") && !file.startsWith("file:") && !file.contains("?");
        return plain
                ? sqlite(Path.of(file))
                : new DatabaseExtractor(new DatabaseSettings(new Location.Url(url, null, null)));
    }

    /** The database that the app's own pool reaches; connections are given back as they were. */
    public static DatabaseExtractor of(DataSource source) {
        return new DatabaseExtractor(new DatabaseSettings(new Location.Pool(source)));
    }

    /** The table or view to read, without quotes; this or {@link #query} is required. */
    public DatabaseExtractor table(String name) {
        requireName("table", name);
        return with(s -> s.table = name);
    }

    /** The schema the table is in; by default where the connection looks first. */
    public DatabaseExtractor schemaName(String name) {
        requireName("schema_name", name);
        return with(s -> s.schemaName = name);
    }

    /**
     * The query whose rows to read.
     *
     * @param sql a SELECT, {@code ?} where a value is bound
     * @param values what is bound, in order: texts, numbers, booleans, java.time values, bytes, or null; never shown
     */
    public DatabaseExtractor query(String sql, @Nullable Object... values) {
        String bare = sql.strip();
        while (bare.endsWith(";")) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        requireName("query", bare);
        String statement = bare;
        DatabaseExtractor next = with(s -> s.query = statement);
        return values.length == 0 ? next : next.parameters(Arrays.asList(values));
    }

    /** What is bound to the question marks of {@link #query}, in order. */
    public DatabaseExtractor parameters(List<? extends @Nullable Object> values) {
        ArrayList<@Nullable Serializable> kept = new ArrayList<>();
        for (Object value : values) {
            if (value != null && !(value instanceof Serializable)) {
                throw refused("a parameter of " + value.getClass().getSimpleName() + " cannot be bound");
            }
            kept.add((Serializable) value);
        }
        return with(s -> s.parameters = kept);
    }

    /** The columns to read, in this order; all by default. */
    public DatabaseExtractor columns(String... names) {
        return with(s -> s.columns = List.of(names));
    }

    /** The type of a column, in place of the one the database tells. */
    public DatabaseExtractor type(String column, Type type) {
        return types(Map.of(column, type));
    }

    /** Types of some columns by name, in place of those the database tells. */
    public DatabaseExtractor types(Map<String, Type> typesByColumn) {
        typesByColumn.forEach((name, type) -> {
            if (type.isNested()) {
                throw refused("column '" + name + "' cannot be read as " + type + "; nested values come as text");
            }
        });
        return with(s -> {
            Map<String, Type> next = new LinkedHashMap<>(s.types);
            next.putAll(typesByColumn);
            s.types = next;
        });
    }

    /** Values that do not fit their column's type; {@link MisfitPolicy#REJECT} by default. */
    public DatabaseExtractor misfits(MisfitPolicy policy) {
        return with(s -> s.misfits = policy);
    }

    /** The user to log in as; none by default, or the one in the URL. */
    public DatabaseExtractor user(String name) {
        Location.Url url = url("user");
        return with(s -> s.location = new Location.Url(url.url(), name, url.password()));
    }

    /** The user's password; never printed. */
    public DatabaseExtractor password(String secret) {
        Location.Url url = url("password");
        return with(s -> s.location = new Location.Url(url.url(), url.user(), new Secret(secret)));
    }

    private Location.Url url(String setting) {
        if (settings.location instanceof Location.Url url) {
            return url;
        }
        throw refused(setting + " belongs to a database reached by a JDBC URL");
    }

    /** Rows asked for at a time; the size of a batch by default. */
    public DatabaseExtractor fetchSize(int rows) {
        if (rows < 1) {
            throw refused("fetch_size must be 1 or more, not " + rows);
        }
        return with(s -> s.fetchSize = rows);
    }

    /** How long one statement may take before it gives its first rows; no limit by default. */
    public DatabaseExtractor queryTimeout(Duration most) {
        return with(s -> s.queryTimeout = positive("query_timeout", most));
    }

    /** How long connecting may take; ten seconds by default. */
    public DatabaseExtractor connectTimeout(Duration most) {
        return with(s -> s.connectTimeout = positive("connect_timeout", most));
    }

    /** How long to wait for a SQLite file that another program has locked; ten seconds by default. */
    public DatabaseExtractor lockTimeout(Duration most) {
        return with(s -> s.lockTimeout = positive("lock_timeout", most));
    }

    /**
     * A unique column that gives the rows' order, so that an interrupted run can go on behind the last row it finished; in
     * no order by default.
     */
    public DatabaseExtractor orderBy(String uniqueColumn) {
        requireName("order_by", uniqueColumn);
        return with(s -> s.orderBy = uniqueColumn);
    }

    /**
     * Reads ranges of a column at the same time, each by a connection of its own; the rows come in no order, and a row that
     * is changed meanwhile may come as it was before or after.
     *
     * @param column of whole numbers, decimals, dates or timestamps, best with an index; rows without a value come too
     * @param parts how many ranges, 2 to 1,000
     */
    public DatabaseExtractor partitionOn(String column, int parts) {
        requireName("partition_on", column);
        if (parts < 2 || parts > 1000) {
            throw refused("partitions must be 2 to 1,000, not " + parts);
        }
        return with(s -> {
            s.partitionColumn = column;
            s.partitions = parts;
        });
    }

    /** Where the first partition ends to begin and the last to end, as text; rows outside come too. By default looked up. */
    public DatabaseExtractor partitionBounds(String lower, String upper) {
        return with(s -> {
            s.lowerBound = lower;
            s.upperBound = upper;
        });
    }

    /**
     * Reads only rows whose cursor is past that of the last committed run.
     *
     * @param column of numbers, dates or timestamps (in SQLite also text) that only ever grow: an id, a time of change
     */
    public DatabaseExtractor incrementalOn(String column) {
        requireName("incremental_on", column);
        return with(s -> s.cursor = column);
    }

    /** The least cursor value of the first run, as digits or ISO text; none by default. */
    public DatabaseExtractor initialValue(String value) {
        return with(s -> s.initialValue = value);
    }

    /** The cursor value before which every run ends; none by default. */
    public DatabaseExtractor endValue(String value) {
        return with(s -> s.endValue = value);
    }

    /** How far before the watermark a run begins again, for rows that are committed late; such rows come twice. */
    public DatabaseExtractor lag(Duration time) {
        return with(s -> s.lag = positive("lag", time).toString());
    }

    /** The same for cursors that are numbers. */
    public DatabaseExtractor lag(long number) {
        if (number < 0) {
            throw refused("lag must be 0 or more, not " + number);
        }
        return with(s -> s.lag = Long.toString(number));
    }

    /** Rows whose cursor is null; {@link NullCursors#FAIL} by default. */
    public DatabaseExtractor nullCursors(NullCursors policy) {
        return with(s -> s.nullCursors = policy);
    }

    @Override
    public Extractor declaring(Map<String, Type> typesByColumn) {
        Map<String, Type> added = new LinkedHashMap<>(typesByColumn);
        added.keySet().removeAll(settings.types.keySet());
        return added.isEmpty() ? this : types(added);
    }

    @Override
    public List<Path> filesRead() {
        return settings.location instanceof Location.SqliteFile sqlite ? List.of(sqlite.file()) : List.of();
    }

    @Override
    public Optional<String> stateKey() {
        return settings.isIncremental()
                ? Optional.of("database:" + settings.location.title() + ":"
                        + settings.reading(List.of()).selection().title() + "." + settings.cursor)
                : Optional.empty();
    }

    @Override
    public Optional<Extractor> between(String from, String to) {
        String column = settings.cursor;
        if (column == null) {
            return Optional.empty();
        }
        return Optional.of(with(s -> s.backfill = new Range(column, from, Edge.INCLUDED, to, NullCursors.EXCLUDE)));
    }

    @Override
    public Optional<Extractor> resumeAfter(Position position) {
        if (settings.orderBy == null) {
            return Optional.empty();
        }
        return Optional.of(position.token().isEmpty() ? this : with(s -> s.resumeKey = position.token()));
    }

    /**
     * Without the columns that nobody uses. Of SQLite every column is read: it keeps values of any type in any column, and one that
     * does not fit rejects its row.
     */
    @Override
    public Optional<Extractor> project(List<String> columns, StepContext context) throws Exception {
        if (settings.location instanceof Location.SqliteFile) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>(schema(context).names());
        kept.removeIf(name -> !columns.contains(name)
                && !name.equals(settings.cursor)
                && !name.equals(settings.orderBy)
                && !name.equals(settings.partitionColumn)
                && (settings.slice == null || !name.equals(settings.slice.column())));
        return kept.size() == schema(context).size()
                ? Optional.empty()
                : Optional.of(with(s -> s.columns = List.copyOf(kept)));
    }

    /** By a condition in the database's own SQL, as far as it means the same there; not of SQLite, for the reason above. */
    @Override
    public Optional<Extractor> filter(Expr condition, StepContext context) {
        return settings.location instanceof Location.SqliteFile || settings.orderBy != null
                ? Optional.empty()
                : Optional.of(with(s -> s.condition = condition));
    }

    @Override
    public List<Extractor> splits(int parts, StepContext context) throws Exception {
        settings.check();
        if (settings.partitionColumn == null) {
            return List.of(this);
        }
        List<Extractor> split = new ArrayList<>();
        for (Range range :
                DatabaseReaders.slices(settings, schema(context), Math.min(parts, settings.partitions), context)) {
            split.add(with(s -> {
                s.slice = range;
                s.partitionColumn = null;
                s.partitions = 0;
                s.lowerBound = null;
                s.upperBound = null;
            }));
        }
        return split;
    }

    @Override
    public Description describe() {
        return settings.describe();
    }

    @Override
    public Schema schema(StepContext context) throws Exception {
        Resolved known = resolved;
        if (known == null || !known.runId().equals(context.runId())) {
            settings.check();
            known = new Resolved(context.runId(), DatabaseReaders.schema(settings, context));
            resolved = known;
        }
        return known.schema();
    }

    @Override
    public Schema originalSchema(StepContext context) throws Exception {
        return RowsOut.original(schema(context));
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        return DatabaseReaders.open(settings, schema(context), context);
    }

    @Override
    public String toString() {
        return describe().toString();
    }

    private DatabaseExtractor with(Consumer<DatabaseSettings> change) {
        DatabaseSettings next = settings.copy();
        change.accept(next);
        return new DatabaseExtractor(next);
    }

    private static Duration positive(String setting, Duration given) {
        if (given.isNegative() || given.isZero() || given.toMillis() > Integer.MAX_VALUE) {
            throw refused(setting + " must be more than nothing and at most 24 days, not " + given);
        }
        return given;
    }

    private static void requireName(String setting, String name) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw refused(setting + " must not be empty");
        }
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(DatabaseErrors.SETTING, what));
    }
}
