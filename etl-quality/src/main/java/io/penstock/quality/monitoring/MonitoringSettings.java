package io.penstock.quality.monitoring;

import io.penstock.quality.DataQualityMonitor;
import io.penstock.quality.auto.AutomaticChecks;
import io.penstock.quality.check.Check;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.score.HealthWeights;
import io.penstock.quality.store.Retention;
import io.penstock.quality.store.StoreHistory;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of which pipeline, and what becomes of what is found. Immutable.
 *
 * @param store a file name or a JDBC URL of SQLite or PostgreSQL; {@code quality_metrics.db} by default
 * @param retention which runs are remembered; those of 400 days by default
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
        Retention retention,
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
    }

    /** The defaults: automatic checks that warn, nobody is told but the log. */
    public static MonitoringSettings create() {
        return new MonitoringSettings(
                "quality_metrics.db",
                Retention.DEFAULT,
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
                place, retention, checks, automatic, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings retention(Retention keep) {
        return new MonitoringSettings(store, keep, checks, automatic, automaticChecks, profile, weights, alerts, title);
    }

    /** The same with checks of a pipeline, in place of those it had. */
    public MonitoringSettings checks(String pipeline, Check... its) {
        Map<String, List<Check>> all = new LinkedHashMap<>(checks);
        all.put(pipeline, List.of(its));
        return new MonitoringSettings(
                store, retention, all, automatic, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings automatic(Automatic mode) {
        return new MonitoringSettings(store, retention, checks, mode, automaticChecks, profile, weights, alerts, title);
    }

    public MonitoringSettings automaticChecks(AutomaticChecks others) {
        return new MonitoringSettings(store, retention, checks, automatic, others, profile, weights, alerts, title);
    }

    public MonitoringSettings profile(ProfileDetail detail) {
        return new MonitoringSettings(
                store, retention, checks, automatic, automaticChecks, detail, weights, alerts, title);
    }

    public MonitoringSettings weights(HealthWeights others) {
        return new MonitoringSettings(
                store, retention, checks, automatic, automaticChecks, profile, others, alerts, title);
    }

    public MonitoringSettings alerts(AlertSettings others) {
        return new MonitoringSettings(
                store, retention, checks, automatic, automaticChecks, profile, weights, others, title);
    }

    public MonitoringSettings title(String words) {
        return new MonitoringSettings(
                store, retention, checks, automatic, automaticChecks, profile, weights, alerts, words);
    }

    /** What is expected of a pipeline: its checks, those of all, and the automatic ones, compared with its history. */
    public DataQualityMonitor monitor(String pipeline) {
        List<Check> its = new ArrayList<>(checks.getOrDefault(EVERY, List.of()));
        its.addAll(checks.getOrDefault(pipeline, List.of()));
        DataQualityMonitor monitor = DataQualityMonitor.of(its).profile(profile).history(new StoreHistory(store));
        return automatic == Automatic.ON ? monitor.automatic(automaticChecks) : monitor;
    }
}
