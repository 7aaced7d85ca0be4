package io.penstock.load.library;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RestartableLoader;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Loads books, members or loans into a library database. The tables are made with keys, foreign keys, defaults, checks and
 * indexes when they are not there; loading transactions makes the other two as well. A {@link DatabaseLoader} does the work,
 * so everything it says holds here.
 *
 * <pre>{@code
 * LibraryLoader.books(Path.of("library.db"))
 * }</pre>
 *
 * <p>A row that the table refuses (a loan of a book that is not in the catalogue, a return before the checkout, a negative
 * price) goes to the reject sink; the others are loaded. Columns that the data does not have get their defaults. Foreign keys
 * of a SQLite database behind a {@link DataSource} are heeded only when its connections are set so.
 *
 * <p>Immutable. Defaults: mode {@code UPSERT} on the natural key, otherwise those of {@link DatabaseLoader}.
 */
public final class LibraryLoader implements RestartableLoader {
    private static final long serialVersionUID = 1L;

    private static final Set<WriteMode> MODES =
            EnumSet.of(WriteMode.UPSERT, WriteMode.APPEND, WriteMode.INSERT_ONLY, WriteMode.TRUNCATE);

    private final LibraryTable table;
    private final WriteMode mode;
    private final DatabaseLoader database;

    private LibraryLoader(LibraryTable table, WriteMode mode, DatabaseLoader database) {
        this.table = table;
        this.mode = mode;
        this.database = database;
    }

    /** The table of books in a SQLite file, which is made when absent. */
    public static LibraryLoader books(Path file) {
        return of(LibraryTable.BOOKS, DatabaseLoader.sqlite(file));
    }

    /** The table of members in a SQLite file, which is made when absent. */
    public static LibraryLoader members(Path file) {
        return of(LibraryTable.MEMBERS, DatabaseLoader.sqlite(file));
    }

    /** The table of loans in a SQLite file, which is made when absent. */
    public static LibraryLoader transactions(Path file) {
        return of(LibraryTable.TRANSACTIONS, DatabaseLoader.sqlite(file));
    }

    /** A table in a SQLite file, which is made when absent. */
    public static LibraryLoader sqlite(Path file, LibraryTable table) {
        return of(table, DatabaseLoader.sqlite(file));
    }

    /** A table of the database at a JDBC URL; {@code jdbc:sqlite:FILE} without parameters is a SQLite file. */
    public static LibraryLoader jdbc(String url, LibraryTable table) {
        return of(table, DatabaseLoader.jdbc(url));
    }

    /** A table of the database that the app's own pool reaches; such a loader cannot be serialised. */
    public static LibraryLoader of(DataSource source, LibraryTable table) {
        return of(table, DatabaseLoader.of(source));
    }

    private static LibraryLoader of(LibraryTable table, DatabaseLoader database) {
        return new LibraryLoader(
                table, WriteMode.UPSERT, database.table(table.tableName()).definedBy(table));
    }

    /**
     * What becomes of rows that are there; {@link WriteMode#UPSERT} by default.
     *
     * @throws PlanException {@code PEN-4901} for modes other than append, upsert, insert_only and truncate
     */
    public LibraryLoader mode(WriteMode newMode) {
        if (!MODES.contains(newMode)) {
            throw new PlanException(Problem.of(
                            LibraryErrors.MODE,
                            "mode " + newMode.name().toLowerCase(Locale.ROOT)
                                    + " does not fit tables that refer to each other")
                    .next("Choose upsert, append, insert_only or truncate; or load table '" + table.tableName()
                            + "' with the sink database."));
        }
        return new LibraryLoader(table, newMode, database);
    }

    /** What becomes of columns that the table does not have; {@link SchemaChange#FREEZE} by default. */
    public LibraryLoader newColumns(SchemaChange change) {
        return new LibraryLoader(table, mode, database.newColumns(change));
    }

    /** Who connects; by default what the URL says. */
    public LibraryLoader user(String user) {
        return new LibraryLoader(table, mode, database.user(user));
    }

    /** The password; never shown. By default what the URL says. */
    public LibraryLoader password(String password) {
        return new LibraryLoader(table, mode, database.password(password));
    }

    /** How long to wait for a database that another program has locked; ten seconds by default. */
    public LibraryLoader lockTimeout(Duration wait) {
        return new LibraryLoader(table, mode, database.lockTimeout(wait));
    }

    /** The loader that does the work. */
    private DatabaseLoader loader() {
        boolean matches = mode == WriteMode.UPSERT || mode == WriteMode.INSERT_ONLY;
        return matches ? database.mode(mode).key(table.key()) : database.mode(mode);
    }

    @Override
    public Optional<Path> fileWritten() {
        return database.fileWritten();
    }

    @Override
    public boolean keepsState() {
        return true;
    }

    @Override
    public Description describe() {
        Description inner = loader().describe();
        Description description = Description.of("library", table.tableName());
        for (var setting : inner.settings().entrySet()) {
            description = description.with(setting.getKey(), setting.getValue());
        }
        return description;
    }

    @Override
    public void bind(Schema input, Problems problems) {
        int before = problems.size();
        table.requiredColumns().forEach(column -> problems.column(input, column));
        if (problems.size() == before) {
            loader().bind(input, problems);
        }
    }

    @Override
    public void bindRestart(Problems problems) {
        loader().bindRestart(problems);
    }

    @Override
    public RestartableSink open(Schema schema, StepContext context) throws Exception {
        return loader().open(schema, context);
    }

    @Override
    public RestartableSink resume(Schema schema, StepContext context, String checkpoint) throws Exception {
        return loader().resume(schema, context, checkpoint);
    }

    @Override
    public String toString() {
        return describe().toString();
    }
}
