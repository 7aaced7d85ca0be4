package io.penstock.quality.monitoring;

import io.penstock.RunReport;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.check.history.MetricAnomaly;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.score.DimensionWeights;
import io.penstock.quality.score.QualityScore;
import io.penstock.quality.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is remembered of a run. */
final class RunRecord {
    private RunRecord() {}

    static List<CheckResult> results(RunReport report) {
        return report.inspections().stream()
                .filter(QualityReport.class::isInstance)
                .flatMap(each -> ((QualityReport) each).results().stream())
                .toList();
    }

    static StoredRun of(RunReport report, DimensionWeights weights) {
        List<CheckResult> results = results(report);
        QualityReport quality = last(report);
        ProfileResult profile = quality == null ? null : quality.profile();
        List<StoredRun.Metric> metrics = new ArrayList<>();
        metrics.add(new StoredRun.Metric(
                "", MetricAnomaly.ROW_COUNT, quality == null ? report.rowsWritten() : quality.rows()));
        metrics.add(new StoredRun.Metric("", "rows_read", report.rowsRead()));
        metrics.add(new StoredRun.Metric("", "rows_written", report.rowsWritten()));
        metrics.add(new StoredRun.Metric("", "rows_rejected", report.rowsRejected()));
        metrics.add(new StoredRun.Metric("", "seconds", report.duration().toNanos() / 1e9));
        double score = QualityScore.of(results, weights).value();
        if (profile != null) {
            for (ColumnProfile column : profile.columns()) {
                for (var metric : Metric.values()) {
                    double value = metric.of(column);
                    if (Double.isFinite(value)) {
                        metrics.add(new StoredRun.Metric(column.name(), metric.id(), value));
                    }
                }
            }
        }
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
                metrics,
                results,
                profile);
    }

    private static @Nullable QualityReport last(RunReport report) {
        QualityReport last = null;
        for (var inspection : report.inspections()) {
            if (inspection instanceof QualityReport quality) {
                last = quality;
            }
        }
        return last;
    }
}
