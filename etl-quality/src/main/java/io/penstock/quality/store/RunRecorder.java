package io.penstock.quality.store;

import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.score.DimensionWeights;
import io.penstock.quality.score.QualityScore;
import io.penstock.spi.InspectionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every run that ends into a store, also failed and cancelled ones. Dry runs and runs that had been committed before are left out: nothing was loaded in
 * them. A store that cannot be written never fails a run; it is logged as an error and told to {@link #whenItFails}. Safe for use by several threads.
 */
public final class RunRecorder implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);
    private static final double NANOS = 1e9;

    private final QualityStore store;
    private final DimensionWeights weights;
    private final Consumer<RuntimeException> failed;

    private RunRecorder(QualityStore store, DimensionWeights weights, Consumer<RuntimeException> failed) {
        this.store = store;
        this.weights = weights;
        this.failed = failed;
    }

    public static RunRecorder into(QualityStore store) {
        return new RunRecorder(store, DimensionWeights.DEFAULT, e -> {});
    }

    /** The same with other weights of the score; {@link DimensionWeights#DEFAULT} by default. */
    public RunRecorder weights(DimensionWeights others) {
        return new RunRecorder(store, others, failed);
    }

    /** The same that also tells somebody why a run could not be written; called on the engine's thread. */
    public RunRecorder whenItFails(Consumer<RuntimeException> told) {
        return new RunRecorder(store, weights, told);
    }

    @Override
    public void finished(Pipeline pipeline, RunReport report) {
        if (report.status() == RunStatus.DRY_RUN || report.status() == RunStatus.ALREADY_COMMITTED) {
            return;
        }
        try {
            store.save(storedRun(report, weights));
        } catch (RuntimeException e) {
            LOG.error(
                    "run {} of pipeline '{}' was not written to the {}: {}",
                    report.runId(),
                    report.pipeline(),
                    store.database().title(),
                    e.getMessage());
            failed.accept(e);
        }
    }

    /**
     * A run as it is stored. The results of all its monitors, the first profile there is, and these metrics: of the table {@code row_count} (rows that passed the
     * first monitor or profile; without one, rows written, or read where nothing is written), {@code column_count}, {@code rows_read}, {@code rows_written},
     * {@code rows_rejected}, {@code rejected_share}, {@code bytes_read}, {@code duration_seconds}, {@code rows_per_second} and {@code score}; of each column of the
     * profile every {@link Metric} that it has, by its id.
     */
    public static StoredRun storedRun(RunReport report, DimensionWeights weights) {
        List<CheckResult> results = new ArrayList<>();
        ProfileResult profile = null;
        Map<String, Double> table = new LinkedHashMap<>();
        table.put("rows_read", (double) report.rowsRead());
        table.put("rows_written", (double) report.rowsWritten());
        table.put("rows_rejected", (double) report.rowsRejected());
        for (InspectionResult each : report.inspections()) {
            if (each instanceof QualityReport quality) {
                results.addAll(quality.results());
                table.putIfAbsent("row_count", (double) quality.rows());
                table.putIfAbsent("column_count", (double) quality.schema().size());
                profile = profile == null ? quality.profile() : profile;
            } else if (each instanceof ProfileResult plain) {
                table.putIfAbsent("row_count", (double) plain.rows());
                profile = profile == null ? plain : profile;
            }
        }
        table.putIfAbsent("row_count", (double) (report.sinks().isEmpty() ? report.rowsRead() : report.rowsWritten()));
        double seconds = report.duration().toNanos() / NANOS;
        table.put("duration_seconds", seconds);
        table.put("rejected_share", (double) report.rowsRejected() / report.rowsRead());
        table.put("rows_per_second", report.rowsRead() / seconds);
        table.put("bytes_read", report.bytesRead() < 0 ? Double.NaN : report.bytesRead());
        double score = QualityScore.of(results, weights).value();
        table.put("score", score);
        return new StoredRun(
                report.pipeline(),
                report.runId(),
                report.startedAt(),
                report.duration(),
                report.status().name().toLowerCase(Locale.ROOT),
                report.rowsRead(),
                report.rowsWritten(),
                report.rowsRejected(),
                report.failure(),
                score,
                metrics(table, profile),
                results,
                profile);
    }

    private static List<StoredRun.Metric> metrics(Map<String, Double> table, @Nullable ProfileResult profile) {
        List<StoredRun.Metric> metrics = new ArrayList<>();
        table.forEach((name, value) -> metrics.add(new StoredRun.Metric("", name, value)));
        if (profile != null) {
            for (ColumnProfile column : profile.columns()) {
                for (Metric metric : Metric.values()) {
                    metrics.add(new StoredRun.Metric(column.name(), metric.id(), metric.of(column)));
                }
            }
        }
        return metrics.stream().filter(each -> Double.isFinite(each.value())).toList();
    }
}
