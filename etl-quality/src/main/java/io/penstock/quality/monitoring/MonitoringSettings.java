package io.penstock.quality.monitoring;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.auto.AutomaticChecks;
import io.penstock.quality.check.Check;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.score.HealthWeights;
import io.penstock.quality.store.StoreHistory;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of which pipeline, and what becomes of what is found. Immutable.
 *
 * @param store a file name or a JDBC URL of SQLite or PostgreSQL; {@code quality_metrics.db} by default
 * @param retention how long runs are remembered; 400 days by default
 * @param mostRuns of a pipeline are remembered; 10,000 by default
 * @param checks by the name of the pipeline; {@code *} stands for all
 * @param automatic whether pipelines get checks by what their columns are; {@code ON} by default
 * @param automaticChecks the settings of these
 * @param profile how much is measured of every column and remembered; {@code STANDARD} by default, more where automatic checks need it
 * @param weights of the health score
 * @param alerts who is told of what
 * @param title of reports; {@code Data quality} by default
 */
public record MonitoringSettings(
        String store,
        Duration retention,
        int mostRuns,
        Map<String, List<Check>> checks,
        Automatic automatic,
        AutomaticChecks automaticChecks,
        ProfileDetail profile,
        HealthWeights weights,
        AlertSettings alerts,
        String title)
        implements Serializable {
    /** The name that stands for every pipeline. */
    public static final String EVERY = "*";

    public MonitoringSettings {
        checks = Map.copyOf(checks);
        if (retention.isNegative() || retention.isZero() || mostRuns < 1) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "retention must be more than zero, and at least one run is kept"));
        }
    }

    /** The defaults: automatic checks that warn, nobody is told but the log. */
    public static MonitoringSettings create() {
        return new MonitoringSettings(
                "quality_metrics.db",
                Duration.ofDays(400),
                10_000,
                Map.of(),
                Automatic.ON,
                AutomaticChecks.create(),
                ProfileDetail.STANDARD,
                HealthWeights.DEFAULT,
                AlertSettings.DEFAULT,
                "Data quality");
    }

    public MonitoringSettings store(String place) {
        return new MonitoringSettings(
                place, retention, mostRuns, checks, automatic, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings retention(Duration age) {
        return new MonitoringSettings(
                store, age, mostRuns, checks, automatic, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings mostRuns(int runs) {
        return new MonitoringSettings(
                store, retention, runs, checks, automatic, automaticChecks, profile, weights, alerts, title);
    }

    /** The same with checks of a pipeline, in place of those it had. */
    public MonitoringSettings checks(String pipeline, Check... its) {
        Map<String, List<Check>> all = new LinkedHashMap<>(checks);
        all.put(pipeline, List.of(its));
        return new MonitoringSettings(
                store, retention, mostRuns, all, automatic, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings automatic(Automatic mode) {
        return new MonitoringSettings(
                store, retention, mostRuns, checks, mode, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings automaticChecks(AutomaticChecks others) {
        return new MonitoringSettings(
                store, retention, mostRuns, checks, automatic, others, profile, weights, alerts, title);
    }

    public MonitoringSettings profile(ProfileDetail detail) {
        return new MonitoringSettings(
                store, retention, mostRuns, checks, automatic, automaticChecks, detail, weights, alerts, title);
    }

    public MonitoringSettings weights(HealthWeights others) {
        return new MonitoringSettings(
                store, retention, mostRuns, checks, automatic, automaticChecks, profile, others, alerts, title);
    }

    public MonitoringSettings alerts(AlertSettings others) {
        return new MonitoringSettings(
                store, retention, mostRuns, checks, automatic, automaticChecks, profile, weights, others, title);
    }

    public MonitoringSettings title(String words) {
        return new MonitoringSettings(
                store, retention, mostRuns, checks, automatic, automaticChecks, profile, weights, alerts, words);
    }

    /** What is expected of a pipeline: its checks, those of all, and the automatic ones, compared with its history. */
    public DataQualityMonitor monitor(String pipeline) {
        List<Check> its = new ArrayList<>(checks.getOrDefault(EVERY, List.of()));
        its.addAll(checks.getOrDefault(pipeline, List.of()));
        DataQualityMonitor monitor = DataQualityMonitor.of(its).profile(profile).history(new StoreHistory(store));
        return automatic == Automatic.ON ? monitor.automatic(automaticChecks) : monitor;
    }
}
