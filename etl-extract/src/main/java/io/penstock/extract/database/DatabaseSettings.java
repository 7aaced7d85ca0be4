package io.penstock.extract.database;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.Expr;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.extract.database.sql.NullCursors;
import io.penstock.extract.database.sql.Range;
import io.penstock.extract.database.sql.Reading;
import io.penstock.extract.database.sql.Selection;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link DatabaseExtractor}; changed only while a wither makes a copy. */
final class DatabaseSettings implements Serializable {
    private static final long serialVersionUID = 1L;
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    Location location;

    @Nullable
    String schemaName;

    @Nullable
    String table;

    @Nullable
    String query;

    ArrayList<@Nullable Serializable> parameters = new ArrayList<>();
    List<String> columns = List.of();
    Map<String, Type> types = Map.of();
    MisfitPolicy misfits = MisfitPolicy.REJECT;
    int fetchSize;

    @Nullable
    Duration queryTimeout;

    Duration connectTimeout = CONNECT_TIMEOUT;
    Duration lockTimeout = LOCK_TIMEOUT;

    @Nullable
    String orderBy;

    /** Key of the last row that was read before an interruption. */
    @Nullable
    String resumeKey;

    @Nullable
    String partitionColumn;

    int partitions;

    @Nullable
    String lowerBound;

    @Nullable
    String upperBound;

    /** The part of a partitioned source that this source is. */
    @Nullable
    Range slice;

    @Nullable
    String cursor;

    @Nullable
    String initialValue;

    @Nullable
    String endValue;

    @Nullable
    String lag;

    NullCursors nullCursors = NullCursors.FAIL;

    /** Set by {@link DatabaseExtractor#between}: neither uses nor gives a watermark. */
    @Nullable
    Range backfill;

    /** Rows for which it is not true may be left out, because a filter drops them. */
    @Nullable
    Expr condition;

    DatabaseSettings(Location location) {
        this.location = location;
    }

    /** Whether a watermark is used and given. */
    boolean isIncremental() {
        return cursor != null && backfill == null;
    }

    /** @throws PlanException telling every setting that is missing or contradicts another */
    void check() {
        List<Problem> problems = new ArrayList<>();
        if ((table == null) == (query == null)) {
            problems.add(problem("either a table or a query is needed", "Set one of table and query."));
        }
        if (query == null && !parameters.isEmpty()) {
            problems.add(problem("parameters belong to a query, and there is none", "Remove parameters."));
        }
        if (query != null && schemaName != null) {
            problems.add(problem("schema_name belongs to a table", "Name the schema inside the query."));
        }
        if (cursor == null && (initialValue != null || endValue != null || lag != null)) {
            problems.add(problem(
                    "initial_value, end_value and lag belong to an incremental read",
                    "Set incremental_on to the cursor's column."));
        }
        if (partitionColumn == null && (lowerBound != null || upperBound != null)) {
            problems.add(problem("lower_bound and upper_bound belong to a partitioned read", "Set partition_on."));
        }
        if (partitionColumn != null && orderBy != null) {
            problems.add(problem(
                    "order_by and partition_on contradict each other: partitions come in no order",
                    "Remove one of them."));
        }
        if (partitionColumn != null && location instanceof Location.SqliteFile) {
            problems.add(problem(
                    "partition_on is not for SQLite files, which one connection reads fastest",
                    "Remove partition_on."));
        }
        needed(problems, orderBy, "order_by");
        needed(problems, cursor, "incremental_on");
        needed(problems, partitionColumn, "partition_on");
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
    }

    private void needed(List<Problem> problems, @Nullable String column, String setting) {
        if (column != null && !columns.isEmpty() && !columns.contains(column)) {
            problems.add(problem(
                    setting + " names the column '" + column + "', which is not among columns", "Add it to columns."));
        }
    }

    private static Problem problem(String what, String next) {
        return Problem.of(DatabaseErrors.SETTING, what).next(next);
    }

    Reading reading(List<Range> ranges) {
        return new Reading(
                new Selection(
                        schemaName, table, query, new ArrayList<>(parameters), columns, ranges, condition, orderBy),
                types,
                misfits,
                fetchSize,
                queryTimeout,
                location.title());
    }

    /** What differs from the defaults; values of parameters are data and not shown. */
    Description describe() {
        Description text = Description.of(
                "database", table == null ? "query" : schemaName == null ? table : schemaName + "." + table);
        text = text.with("source", location.title());
        text = add(text, "query", query, null);
        if (!parameters.isEmpty()) {
            text = text.with("parameters", parameters.size() + " values");
        }
        if (location instanceof Location.Url url) {
            text = add(text, "user", url.user(), null);
            text = add(text, "password", url.password(), null);
        }
        text = add(text, "columns", columns, List.of());
        text = add(text, "types", types, Map.of());
        text = add(text, "misfits", misfits, MisfitPolicy.REJECT);
        text = add(text, "fetch_size", fetchSize, 0);
        text = add(text, "query_timeout", queryTimeout, null);
        text = add(text, "connect_timeout", connectTimeout, CONNECT_TIMEOUT);
        text = add(text, "lock_timeout", lockTimeout, LOCK_TIMEOUT);
        text = add(text, "order_by", orderBy, null);
        text = add(text, "partition_on", partitionColumn, null);
        text = add(text, "partitions", partitions, 0);
        text = add(text, "lower_bound", lowerBound, null);
        text = add(text, "upper_bound", upperBound, null);
        text = add(text, "incremental_on", cursor, null);
        text = add(text, "initial_value", initialValue, null);
        text = add(text, "end_value", endValue, null);
        text = add(text, "lag", lag, null);
        return add(text, "null_cursors", nullCursors, NullCursors.FAIL);
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (value == null || value.equals(usual)) {
            return text;
        }
        return text.with(name, value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value);
    }

    DatabaseSettings copy() {
        DatabaseSettings next = new DatabaseSettings(location);
        next.schemaName = schemaName;
        next.table = table;
        next.query = query;
        next.parameters = new ArrayList<>(parameters);
        next.columns = columns;
        next.types = new LinkedHashMap<>(types);
        next.misfits = misfits;
        next.fetchSize = fetchSize;
        next.queryTimeout = queryTimeout;
        next.connectTimeout = connectTimeout;
        next.lockTimeout = lockTimeout;
        next.orderBy = orderBy;
        next.resumeKey = resumeKey;
        next.partitionColumn = partitionColumn;
        next.partitions = partitions;
        next.lowerBound = lowerBound;
        next.upperBound = upperBound;
        next.slice = slice;
        next.cursor = cursor;
        next.initialValue = initialValue;
        next.endValue = endValue;
        next.lag = lag;
        next.nullCursors = nullCursors;
        next.backfill = backfill;
        next.condition = condition;
        return next;
    }
}
