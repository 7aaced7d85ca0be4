package io.penstock.quality;

import io.penstock.Pipeline;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.RecordMapper;
import io.penstock.error.PlanException;
import io.penstock.quality.check.Check;
import io.penstock.quality.check.CheckSource;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.HistorySource;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StandaloneContext;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of data, in three places with the same configuration: inside a pipeline, where it watches the rows that pass and keeps bad ones from
 * their commit; on a source by itself; on a batch or some records in a test.
 *
 * <pre>{@code
 * DataQualityMonitor monitor = DataQualityMonitor.expecting(
 *         Expect.unique("isbn"), Expect.between("pages", 1, 5000).level(Level.WARN));
 *
 * Pipeline.named("books").extract(source).inspect(monitor).load(sink).build().run();
 * QualityReport report = monitor.check(CsvExtractor.of(file));
 * assertThat(monitor.check(List.of(new Book("9780306406157", 3))).problems()).isEmpty();
 * }</pre>
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class DataQualityMonitor implements Inspector {
    private static final long serialVersionUID = 1L;

    private final Checks checks;

    private DataQualityMonitor(Checks checks) {
        this.checks = checks;
    }

    /** A monitor of these checks; none is allowed where {@link #automatic} follows. */
    public static DataQualityMonitor expecting(Check... checks) {
        return of(List.of(checks));
    }

    /** A monitor of these checks. */
    public static DataQualityMonitor of(List<Check> checks) {
        return new DataQualityMonitor(Checks.of(checks));
    }

    /** The same with more checks. */
    public DataQualityMonitor expect(Check... more) {
        return new DataQualityMonitor(checks.and(List.of(more)));
    }

    /** The same with checks that follow from what the rows turn out to be. */
    public DataQualityMonitor automatic(CheckSource source) {
        return new DataQualityMonitor(checks.and(source));
    }

    /** The same with a profile of every column in its report. */
    public DataQualityMonitor profile(ProfileDetail detail) {
        return new DataQualityMonitor(checks.and(new Profiling(detail)));
    }

    /** Where checks that compare with earlier runs find them; nowhere by default. */
    public DataQualityMonitor history(HistorySource source) {
        return new DataQualityMonitor(checks.history(source));
    }

    /** What is checked. */
    public Checks checks() {
        return checks;
    }

    /**
     * Reads a source to its end and checks it; nothing is loaded, no state moves.
     *
     * @throws io.penstock.error.EtlException when the source cannot be read or the checks do not fit it; a failed check does not throw
     */
    public QualityReport check(Extractor source) {
        return check(source.describe().title(), source);
    }

    /** As {@link #check(Extractor)}, under a name by which the history knows the source. */
    public QualityReport check(String name, Extractor source) {
        Observed observed = new Observed(checks);
        var run = Pipeline.named(name).extract(source).inspect(observed).build().run();
        return run.inspections().stream()
                .filter(Observed.Result.class::isInstance)
                .map(result -> ((Observed.Result) result).report())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a run has a result for each of its inspectors"));
    }

    /**
     * Checks the rows of a batch.
     *
     * @throws PlanException when the checks do not fit its columns
     */
    public QualityReport check(Batch batch) {
        try (StandaloneContext context = StandaloneContext.named("batch");
                Inspection inspection = checks.open(batch.schema(), context)) {
            if (batch.rowCount() > 0) {
                inspection.accept(batch);
            }
            return (QualityReport) inspection.result();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("checking a batch reads nothing that could fail", e);
        }
    }

    /**
     * Checks records; components are columns in snake_case.
     *
     * @param type of the records, which may be none
     */
    public <T extends Record> QualityReport check(Class<T> type, List<T> records) {
        RecordMapper<T> mapper = RecordMapper.of(type);
        BatchBuilder builder = new BatchBuilder(mapper.schema(), records.size());
        records.forEach(each -> mapper.append(builder, each));
        return check(builder.build());
    }

    @Override
    public Description describe() {
        return checks.describe();
    }

    @Override
    public Optional<Inspector> with(Inspector next) {
        return checks.with(next instanceof DataQualityMonitor other ? other.checks : next);
    }

    @Override
    public void bind(Schema input, Problems problems) {
        checks.bind(input, problems);
    }

    @Override
    public Inspection open(Schema schema, StepContext context) throws Exception {
        return checks.open(schema, context);
    }
}
