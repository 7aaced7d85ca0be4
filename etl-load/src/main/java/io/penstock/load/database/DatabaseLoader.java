package io.penstock.load.database;

import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.backup.Backup;
import io.penstock.load.backup.BackupVersions;
import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.copy.TableCopies;
import io.penstock.load.database.table.Credentials;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.IndexSpec;
import io.penstock.load.database.table.KeySpec;
import io.penstock.load.database.table.TableCheck;
import io.penstock.load.database.table.TableDefinition;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.database.table.Target;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RestartableLoader;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows into a database table, all of them in one transaction: readers see the table as it was before or with every
 * row of the run, never anything between.
 *
 * <p>SQLite files ({@link #sqlite}) are loaded by writing database pages straight from the columns; other databases, and
 * SQLite behind a {@link DataSource}, through JDBC's {@code addBatch}.
 *
 * <p>The table is made when it is not there, with one column per column of the data, in order, {@code NOT NULL} where the
 * data promises values. In SQLite a {@code BOOLEAN} is 0 or 1; {@code DATE}, {@code TIME} and {@code TIMESTAMP} are ISO text
 * (timestamps in UTC with six digits of a second, so that they sort); {@code DECIMAL} of at most 15 digits is a number, of
 * more digits exact text; nested values are JSON text; NaN is NULL.
 *
 * <p>A row that the table refuses (a null in a key, a repeated key, a CHECK) goes to the reject sink with the constraint as
 * its reason; the other rows are loaded.
 *
 * <p>Immutable. Defaults: mode {@code APPEND}, no key, no indexes, batches of 1,000 rows where {@code addBatch} is used, ten
 * seconds of waiting for a locked database.
 */
public final class DatabaseLoader implements RestartableLoader {
    private static final long serialVersionUID = 1L;
    private static final String SQLITE_URL = "jdbc:sqlite:";
    private static final Pattern COLUMN_TYPE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_ ]*(\\(\\s*\\d{1,9}\\s*(,\\s*\\d{1,9}\\s*)?\\))?");

    private final Target target;
    private final TableSpec spec;

    private final @Nullable Backup backup;

    private DatabaseLoader(Target target, TableSpec spec) {
        this(target, spec, null);
    }

    private DatabaseLoader(Target target, TableSpec spec, @Nullable Backup backup) {
        this.target = target;
        this.spec = spec;
        this.backup = backup;
    }

    /** A table of a SQLite file; the file and its directory are made when absent. */
    public static DatabaseLoader sqlite(Path file) {
        return new DatabaseLoader(new Target.SqliteFile(file.toString()), TableSpec.of(WriteMode.APPEND.way()));
    }

    /** A table of the database at a JDBC URL; {@code jdbc:sqlite:FILE} without parameters is {@link #sqlite}. */
    public static DatabaseLoader jdbc(String url) {
        if (!url.startsWith("jdbc:")) {
            throw refused(
                    DatabaseErrors.UNKNOWN_DATABASE,
                    "a JDBC URL begins with jdbc:, such as jdbc:sqlite:library.db",
                    "");
        }
        String file = url.startsWith(SQLITE_URL) ? url.substring(SQLITE_URL.length()) : "";
        boolean plain = !file.isEmpty() && !file.startsWith(":") && !file.startsWith("file:") && !file.contains("?");
        return plain
                ? sqlite(Path.of(file))
                : new DatabaseLoader(new Target.Url(url, Credentials.NONE), TableSpec.of(WriteMode.APPEND.way()));
    }

    /** A table of the database that the app's own pool reaches; such a loader cannot be serialised. */
    public static DatabaseLoader of(DataSource source) {
        return new DatabaseLoader(new Target.Pool(source), TableSpec.of(WriteMode.APPEND.way()));
    }

    /** The table's name, without quotes. Required. */
    public DatabaseLoader table(String name) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw refused(DatabaseErrors.TABLE_NAME, "a table needs a name", "Set table(\"...\").");
        } else if (name.regionMatches(true, 0, "sqlite_", 0, 7)) {
            throw refused(
                    DatabaseErrors.TABLE_NAME,
                    "names that begin with sqlite_ belong to SQLite itself",
                    "Choose another.");
        }
        return with(spec.table(name));
    }

    /** What becomes of a table that is there; {@link WriteMode#APPEND} by default. */
    public DatabaseLoader mode(WriteMode mode) {
        return with(spec.way(mode.way()));
    }

    /** {@link WriteMode#UPSERT} on these columns, which are the new table's primary key unless another is set. */
    public DatabaseLoader upsertOn(String... columns) {
        return mode(WriteMode.UPSERT).key(columns);
    }

    /** The columns that modes upsert, insert_only, merge and scd2 match rows on; the primary key by default. */
    public DatabaseLoader key(String... columns) {
        return with(spec.keys(
                new KeySpec(spec.keys().primary(), columns(columns), spec.keys().tracked())));
    }

    /** The columns whose change makes a new version of a row in mode scd2; all but the key by default. */
    public DatabaseLoader tracked(String... columns) {
        return with(spec.keys(new KeySpec(spec.keys().primary(), spec.keys().matching(), columns(columns))));
    }

    /** The primary key of a table that is made; a single INT64 column becomes SQLite's row number, the fastest key. */
    public DatabaseLoader primaryKey(String... columns) {
        return with(spec.keys(new KeySpec(
                columns(columns), spec.keys().matching(), spec.keys().tracked())));
    }

    /** An index to make after the rows are in; may be called again for more. */
    public DatabaseLoader index(String... columns) {
        return with(spec.index(new IndexSpec(columns(columns), IndexSpec.Kind.PLAIN)));
    }

    /** A unique index to make after the rows are in; repeated values fail the run. */
    public DatabaseLoader uniqueIndex(String... columns) {
        return with(spec.index(new IndexSpec(columns(columns), IndexSpec.Kind.UNIQUE)));
    }

    /** The declared type of a column of a table that is made, in the database's own words: {@code VARCHAR(20)}. */
    public DatabaseLoader columnType(String column, String sqlType) {
        if (!COLUMN_TYPE.matcher(sqlType).matches()) {
            throw refused(
                    DatabaseErrors.COLUMN_TYPE,
                    "'" + sqlType
                            + "' is not a column type: words and at most two numbers in brackets were expected, such as"
                            + " VARCHAR(20)",
                    "");
        }
        return with(spec.columnType(column, sqlType));
    }

    /** Rows per {@code addBatch}, where that is used; 1,000 by default. */
    public DatabaseLoader batchSize(int rows) {
        if (rows < 1) {
            throw refused(DatabaseErrors.SETTING, "batch_size must be 1 or more, not " + rows, "");
        }
        return with(spec.batchSize(rows));
    }

    /**
     * Who connects; by default what the URL says.
     *
     * @throws EtlException {@code PEN-4114} for targets that are not a URL
     */
    public DatabaseLoader user(String user) {
        return credentials(url -> url.credentials().user(user), "user");
    }

    /**
     * The password; never shown. By default what the URL says.
     *
     * @throws EtlException {@code PEN-4114} for targets that are not a URL
     */
    public DatabaseLoader password(String password) {
        return credentials(url -> url.credentials().password(password), "password");
    }

    private DatabaseLoader credentials(Function<Target.Url, Credentials> change, String setting) {
        if (target instanceof Target.Url url) {
            return new DatabaseLoader(new Target.Url(url.url(), change.apply(url)), spec, backup);
        }
        throw refused(
                DatabaseErrors.SETTING,
                setting + " has no effect on a SQLite file or an app's own pool",
                "Remove it, or give a JDBC URL.");
    }

    /** What becomes of columns that the table does not have; {@link SchemaChange#FREEZE} by default. */
    public DatabaseLoader newColumns(SchemaChange change) {
        return with(spec.contract(spec.contract().newColumns(change)));
    }

    /** What becomes of columns whose type the table cannot store without loss; {@link SchemaChange#FREEZE} by default. */
    public DatabaseLoader typeChanges(SchemaChange change) {
        return with(spec.contract(spec.contract().typeChanges(change)));
    }

    /**
     * How the table is made when it is not there, in place of what the data's columns tell. In SQLite files foreign keys are
     * then heeded, and every row goes through SQLite. Columns that the data does not have may be absent where they take nulls.
     */
    public DatabaseLoader definedBy(TableDefinition definition) {
        return with(spec.definition(definition));
    }

    /**
     * Keeps versions of the table, of a SQLite file as a whole, as it was before a load that takes something away; none by
     * default.
     */
    public DatabaseLoader backup(Backup versions) {
        return new DatabaseLoader(target, spec, versions);
    }

    /** How long to wait for a database that another program has locked; ten seconds by default. */
    public DatabaseLoader lockTimeout(Duration wait) {
        if (wait.isNegative() || wait.toMillis() > Integer.MAX_VALUE) {
            throw refused(DatabaseErrors.SETTING, "lock_timeout must be 0 to 24 days, not " + wait, "");
        }
        return with(spec.lockTimeout(wait));
    }

    @Override
    public Optional<Path> fileWritten() {
        return target instanceof Target.SqliteFile sqlite ? Optional.of(sqlite.file()) : Optional.empty();
    }

    @Override
    public Description describe() {
        Description description = Description.of("database", spec.table()).with("destination", target.title());
        if (!spec.way().equals(WriteMode.APPEND.way())) {
            description = description.with("mode", spec.way().name());
        }
        if (!spec.keys().primary().isEmpty()) {
            description = description.with("primary_key", spec.keys().primary());
        }
        if (!spec.keys().matching().isEmpty()) {
            boolean upsert = spec.way().equals(WriteMode.UPSERT.way());
            description =
                    description.with(upsert ? "upsert_on" : "key", spec.keys().matching());
        }
        if (!spec.keys().tracked().isEmpty()) {
            description = description.with("tracked", spec.keys().tracked());
        }
        for (IndexSpec index : spec.indexes()) {
            description =
                    description.with(index.kind() == IndexSpec.Kind.UNIQUE ? "unique_index" : "index", index.columns());
        }
        return backup == null ? description : description.with("backup", backup);
    }

    @Override
    public void bind(Schema input, Problems problems) {
        TableCheck.check(spec, input, target.dialect(), problems);
    }

    /** A load that replaces or compares a whole table cannot commit half of it. */
    @Override
    public void bindRestart(Problems problems) {
        if (!spec.way().canRestart()) {
            problems.add(Problem.of(
                            DatabaseErrors.RESTART,
                            "mode " + spec.way().name()
                                    + " cannot commit in the middle of a run and go on after a restart;"
                                    + " append, upsert, insert_only and merge can")
                    .next("Choose one of these, or run without checkpoints."));
        }
    }

    @Override
    public RestartableSink open(Schema schema, StepContext context) throws Exception {
        requireBound(schema);
        if (backup != null && backup.isTaken(spec.way().isDestructive())) {
            TableCopies.saveBefore(target, spec, backup, context);
        }
        return DatabaseSinks.open(target, spec, schema, context);
    }

    private void requireBound(Schema schema) {
        Problems problems = new Problems();
        bind(schema, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
    }

    /** The versions that {@link #backup} kept. */
    public BackupVersions backups() {
        return TableCopies.versions(target, spec, backup);
    }

    @Override
    public boolean keepsState() {
        return true;
    }

    /** The table itself has what was committed; {@code checkpoint} is not needed. The run it goes on with made the backup. */
    @Override
    public RestartableSink resume(Schema schema, StepContext context, String checkpoint) throws Exception {
        requireBound(schema);
        return DatabaseSinks.open(target, spec, schema, context);
    }

    private DatabaseLoader with(TableSpec changed) {
        return new DatabaseLoader(target, changed, backup);
    }

    private static List<String> columns(String... columns) {
        if (columns.length == 0) {
            throw refused(DatabaseErrors.KEY, "at least one column is needed here", "");
        }
        return List.of(columns);
    }

    private static EtlException refused(io.penstock.error.ErrorCode code, String what, String next) {
        Problem problem = Problem.of(code, what);
        return new PlanException(next.isEmpty() ? problem : problem.next(next));
    }
}
