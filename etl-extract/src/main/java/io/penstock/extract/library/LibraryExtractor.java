package io.penstock.extract.library;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.extract.database.sql.DatabaseErrors;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Typed rows of a library database: books, members with their loans, loans of a range of days, a summary per day, or loans
 * with book and member. A {@link DatabaseExtractor} reads them; days are bound, never written into the statement.
 *
 * <pre>{@code
 * LibraryExtractor.at(Path.of("library.db"))
 *     .transactions(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
 *     .as(Transaction.class)
 * }</pre>
 *
 * <p>Columns have the same names and types from every database. The rows come in no order. Immutable.
 *
 * <p>Defaults: extraction {@link Extraction#FULL}, all days, the schema where the connection looks first.
 */
public final class LibraryExtractor implements Extractor {
    private static final long serialVersionUID = 1L;

    private final DatabaseExtractor database;
    private final Extraction extraction;
    private final @Nullable String schemaName;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;
    private transient volatile @Nullable DatabaseExtractor query;

    private LibraryExtractor(
            DatabaseExtractor database,
            Extraction extraction,
            @Nullable String schemaName,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        this.database = database;
        this.extraction = extraction;
        this.schemaName = schemaName;
        this.from = from;
        this.to = to;
    }

    /** A SQLite file, which must be there. */
    public static LibraryExtractor at(Path file) {
        return new LibraryExtractor(DatabaseExtractor.sqlite(file), Extraction.FULL, null, null, null);
    }

    /** The database at a JDBC URL. */
    public static LibraryExtractor at(String url) {
        return new LibraryExtractor(DatabaseExtractor.jdbc(url), Extraction.FULL, null, null, null);
    }

    /** The database that the app's own pool reaches. */
    public static LibraryExtractor at(DataSource source) {
        return new LibraryExtractor(DatabaseExtractor.of(source), Extraction.FULL, null, null, null);
    }

    /** The catalogue, as {@link Book}. */
    public LibraryExtractor books() {
        return extraction(Extraction.BOOKS);
    }

    /** The register with loan counts, as {@link MemberLoans} or {@link Member}. */
    public LibraryExtractor members() {
        return extraction(Extraction.MEMBERS);
    }

    /** Every loan, as {@link Transaction}. */
    public LibraryExtractor transactions() {
        return extraction(Extraction.TRANSACTIONS);
    }

    /**
     * The loans of some days, as {@link Transaction}.
     *
     * @param first included
     * @param end excluded
     */
    public LibraryExtractor transactions(LocalDate first, LocalDate end) {
        return transactions().from(first).to(end);
    }

    /** What was borrowed on each day, as {@link LibraryDay}. */
    public LibraryExtractor analytics() {
        return extraction(Extraction.ANALYTICS);
    }

    /** Every loan with its book and member, as {@link Loan}. */
    public LibraryExtractor full() {
        return extraction(Extraction.FULL);
    }

    /** What is read; {@link Extraction#FULL} by default. */
    public LibraryExtractor extraction(Extraction what) {
        return new LibraryExtractor(database, what, schemaName, from, to).checked();
    }

    /** The first day of loans, included; the beginning by default. */
    public LibraryExtractor from(LocalDate day) {
        return new LibraryExtractor(database, extraction, schemaName, day, to).checked();
    }

    /** The day before which loans end; no end by default. */
    public LibraryExtractor to(LocalDate day) {
        return new LibraryExtractor(database, extraction, schemaName, from, day).checked();
    }

    /** The schema the tables are in; by default where the connection looks first. */
    public LibraryExtractor schemaName(String name) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new PlanException(Problem.of(DatabaseErrors.SETTING, "schema_name must not be empty"));
        }
        return new LibraryExtractor(database, extraction, name, from, to);
    }

    /** The user to log in as; none by default, or the one in the URL. */
    public LibraryExtractor user(String name) {
        return new LibraryExtractor(database.user(name), extraction, schemaName, from, to);
    }

    /** The user's password; never printed. */
    public LibraryExtractor password(String secret) {
        return new LibraryExtractor(database.password(secret), extraction, schemaName, from, to);
    }

    private LibraryExtractor checked() {
        if (!extraction.hasDays() && (from != null || to != null)) {
            throw new PlanException(Problem.of(
                            LibraryErrors.NO_DATES,
                            "extraction " + name() + " has no days, so from and to would have no effect")
                    .next("Remove them, or choose transactions, analytics or full."));
        } else if (from != null && to != null && !from.isBefore(to)) {
            throw new PlanException(
                    Problem.of(LibraryErrors.DATES, "from " + from + " to " + to + " has no day; the end is excluded")
                            .next("Give an end after the beginning."));
        }
        return this;
    }

    private String name() {
        return extraction.name().toLowerCase(Locale.ROOT);
    }

    /** The source that does the work. */
    private DatabaseExtractor query() {
        DatabaseExtractor made = query;
        if (made == null) {
            made = made();
            query = made;
        }
        return made;
    }

    private DatabaseExtractor made() {
        List<String> conditions = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        if (from != null) {
            conditions.add(">= ?");
            values.add(from);
        }
        if (to != null) {
            conditions.add("< ?");
            values.add(to);
        }
        String schema = schemaName == null ? "" : "\"" + schemaName.replace("\"", "\"\"") + "\".";
        return database.query(extraction.sql(schema, conditions), values.toArray())
                .types(extraction.types());
    }

    @Override
    public Description describe() {
        Description description = Description.of("library", name());
        for (var setting : database.describe().settings().entrySet()) {
            description = description.with(setting.getKey(), setting.getValue());
        }
        description = schemaName == null ? description : description.with("schema_name", schemaName);
        description = from == null ? description : description.with("from", from);
        return to == null ? description : description.with("to", to);
    }

    @Override
    public List<Path> filesRead() {
        return database.filesRead();
    }

    @Override
    public Schema schema(StepContext context) throws Exception {
        return query().schema(context);
    }

    @Override
    public Schema originalSchema(StepContext context) throws Exception {
        return query().originalSchema(context);
    }

    /** The types of the columns are known; nothing can be added. */
    @Override
    public Extractor declaring(Map<String, Type> typesByColumn) {
        return this;
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        return query().open(context);
    }

    @Override
    public String toString() {
        return describe().toString();
    }
}
