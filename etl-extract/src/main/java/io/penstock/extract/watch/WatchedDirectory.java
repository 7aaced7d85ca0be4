package io.penstock.extract.watch;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.file.FileSource;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory that files arrive in: reads, by another source, those that are ready and were not loaded before, and takes them
 * away once their rows are committed. Immutable.
 *
 * <pre>{@code
 * WatchedDirectory.of(CsvExtractor.glob("inbox/*.csv").delimiter(';'))
 *     .afterCommit(AfterCommit.archive(Path.of("archive")))
 * }</pre>
 *
 * <p>A file is known by its name and SHA-256. The ledger of loaded files is the source's watermark and changes with the commit
 * of their rows, so a file is loaded once: a run that was killed before the commit loads it again, one that was killed between
 * commit and move has it moved, not loaded, by the next run. A run that finds nothing new loads no rows.
 *
 * <p>All files have the same columns; types that the source guesses are guessed from the first file and hold for all.
 */
public final class WatchedDirectory implements Extractor {
    private static final long serialVersionUID = 1L;

    private final WatchSettings settings;
    private transient volatile @Nullable Resolved resolved;

    /** What was found for one run, so that the plan and the reading of a run agree. */
    private record Resolved(String runId, WatchSource.Columns columns, List<Arrival> ready) {}

    private WatchedDirectory(WatchSettings settings) {
        this.settings = settings;
    }

    /**
     * The files of another source.
     *
     * @param source usually made with a glob, {@code inbox/*.csv}; its settings hold for every file
     */
    public static WatchedDirectory of(FileSource source) {
        return new WatchedDirectory(WatchSettings.of(source));
    }

    /** When a file is complete; {@link Readiness#stable} for 2 seconds by default. */
    public WatchedDirectory ready(Readiness rule) {
        return new WatchedDirectory(settings.ready(rule));
    }

    /** What becomes of a file once it is loaded; {@link AfterCommit#leave} by default. */
    public WatchedDirectory afterCommit(AfterCommit fate) {
        return new WatchedDirectory(settings.afterCommit(fate));
    }

    /** What happens to a file that cannot be read as a whole; {@link BadFiles#fail} by default. */
    public WatchedDirectory badFiles(BadFiles policy) {
        return new WatchedDirectory(settings.badFiles(policy));
    }

    /** How long a run waits for at least one file; not at all by default. */
    public WatchedDirectory waitFor(Duration time) {
        if (time.isNegative()) {
            throw refused("wait_for must not be negative");
        }
        return new WatchedDirectory(settings.waiting(time));
    }

    /** Adds a text column with the path of each row's file, such as {@code _file}; none by default. */
    public WatchedDirectory fileColumn(String name) {
        if (name.isEmpty()) {
            throw refused("file_column must be a name");
        }
        return new WatchedDirectory(settings.fileColumn(name));
    }

    /** Under which name the ledger is kept; the name of the files (the glob) by default. */
    public WatchedDirectory name(String name) {
        if (name.isEmpty()) {
            throw refused("name must not be empty");
        }
        return new WatchedDirectory(settings.name(name));
    }

    /** Loaded files the ledger remembers, besides those that are still there; 10,000 by default. */
    public WatchedDirectory ledgerSize(int files) {
        if (files < 0) {
            throw refused("ledger_size must not be negative");
        }
        return new WatchedDirectory(settings.ledgerSize(files));
    }

    /**
     * The columns of all files, so that a run can begin before the first has arrived; by default those of the first file. A file
     * to come may hold nulls, so none can be NOT NULL.
     */
    public WatchedDirectory schema(Schema columns) {
        for (Field field : columns.fields()) {
            if (!field.isNullable()) {
                throw refused("schema: column '" + field.name() + "' cannot be NOT NULL, files to come may hold nulls;"
                        + " check it by a rule not_null");
            }
        }
        return new WatchedDirectory(settings.schema(columns));
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(WatchErrors.SETTING, what).at("watch"));
    }

    @Override
    public Description describe() {
        Description source = settings.source().describe();
        Description text = Description.of("watch", source.title());
        WatchSettings usual = WatchSettings.of(settings.source());
        text = changed(text, "ready", settings.ready(), usual.ready());
        text = changed(text, "after_commit", settings.afterCommit(), usual.afterCommit());
        text = changed(text, "bad_files", settings.badFiles(), usual.badFiles());
        text = changed(text, "wait_for", settings.waiting(), usual.waiting());
        text = changed(text, "name", settings.name(), usual.name());
        text = changed(text, "file_column", settings.fileColumn(), usual.fileColumn());
        text = changed(text, "ledger_size", settings.ledgerSize(), usual.ledgerSize());
        return settings.schema() == null ? text : text.with("schema", settings.schema());
    }

    private static Description changed(Description text, String name, Object value, Object usual) {
        return value.equals(usual) ? text : text.with(name, value);
    }

    @Override
    public Optional<String> stateKey() {
        return Optional.of("watch:"
                + (settings.name().isEmpty() ? settings.source().files().title() : settings.name()));
    }

    @Override
    public List<Path> filesRead() throws Exception {
        return settings.source().files().found();
    }

    @Override
    public Schema schema(StepContext context) throws Exception {
        return resolve(context).columns().output();
    }

    @Override
    public Schema originalSchema(StepContext context) throws Exception {
        Resolved found = resolve(context);
        return found.ready().isEmpty()
                ? found.columns().rows()
                : settings.source().at(found.ready().get(0).path()).originalSchema(context);
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        Resolved found = resolve(context);
        resolved = null;
        return WatchSource.open(settings, found.columns(), found.ready(), context);
    }

    private Resolved resolve(StepContext context) throws Exception {
        Resolved known = resolved;
        if (known == null || !known.runId().equals(context.runId())) {
            known = find(context);
            resolved = known;
        }
        return known;
    }

    private Resolved find(StepContext context) throws Exception {
        Arrivals arrivals = new Arrivals(settings, context);
        List<Arrival> ready = arrivals.ready();
        if (settings.schema() != null) {
            return new Resolved(context.runId(), columns(settings.schema()), ready);
        }
        long end = System.nanoTime() + settings.waiting().toNanos();
        while (ready.isEmpty() && System.nanoTime() < end) {
            arrivals.sleep(Duration.ofMillis(200));
            ready = arrivals.ready();
        }
        Schema schema = schema(ready.isEmpty() ? arrivals.examples() : ready, context);
        return new Resolved(context.runId(), columns(schema), ready);
    }

    /** The columns of the first file that tells them. */
    private Schema schema(List<Arrival> files, StepContext context) throws Exception {
        ExtractException failure = null;
        for (Arrival each : files) {
            try {
                Schema schema = settings.source().at(each.path()).schema(context);
                if (schema.size() > 0) {
                    return nullable(schema);
                }
            } catch (ExtractException e) {
                if (settings.badFiles() instanceof BadFiles.Fail) {
                    throw e;
                }
                failure = e;
            }
        }
        throw new ExtractException(
                Problem.of(
                                WatchErrors.NOTHING_YET,
                                "no file" + (failure == null ? "" : " that can be read")
                                        + " has arrived yet, so the columns are not known ("
                                        + describe().subject() + ")")
                        .next("Declare schema, or set wait_for."),
                failure);
    }

    /** A file that says of a column that it has no nulls speaks for itself only. */
    static Schema nullable(Schema schema) {
        return Schema.of(schema.fields().stream()
                .map(field -> Field.of(field.name(), field.type()))
                .toList());
    }

    private WatchSource.Columns columns(Schema rows) {
        if (settings.fileColumn().isEmpty()) {
            return new WatchSource.Columns(rows, rows);
        } else if (rows.contains(settings.fileColumn())) {
            throw refused("file_column: the files have a column '" + settings.fileColumn() + "' of their own");
        }
        return new WatchSource.Columns(rows, rows.with(Field.required(settings.fileColumn(), Type.TEXT)));
    }
}
