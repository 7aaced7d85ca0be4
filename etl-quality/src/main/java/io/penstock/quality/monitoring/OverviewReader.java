package io.penstock.quality.monitoring;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.history.MetricAnomaly;
import io.penstock.quality.drift.ColumnChange;
import io.penstock.quality.drift.ProfileComparison;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.report.AlertView;
import io.penstock.quality.report.ChangeView;
import io.penstock.quality.report.Overview;
import io.penstock.quality.report.PipelineView;
import io.penstock.quality.report.RunView;
import io.penstock.quality.report.SeriesView;
import io.penstock.quality.score.HealthScore;
import io.penstock.quality.score.Trend;
import io.penstock.quality.store.QualityStore;
import io.penstock.quality.store.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what reports show. */
final class OverviewReader {
    private static final int MOST_COLUMNS = 8;

    private final MonitoringSettings settings;
    private final QualityStore store;
    private final AlertDesk desk;
    private final Instant now;

    OverviewReader(MonitoringSettings settings, QualityStore store, AlertDesk desk, Instant now) {
        this.settings = settings;
        this.store = store;
        this.desk = desk;
        this.now = now;
    }

    Overview read(Duration window) {
        Instant from = now.minus(window);
        List<PipelineView> pipelines =
                store.pipelines().stream().map(name -> pipeline(name, from)).toList();
        List<AlertView> alerts = desk.list(AlertFilter.ALL.seenSince(from)).stream()
                .sorted(Comparator.comparing(Alert::isOpen)
                        .reversed()
                        .thenComparing(Alert::level, Comparator.reverseOrder())
                        .thenComparing(alert -> alert.sightings().last(), Comparator.reverseOrder()))
                .map(this::alert)
                .toList();
        return new Overview(
                settings.title(),
                now,
                window,
                HealthScore.overall(pipelines.stream().map(PipelineView::health).toList()),
                pipelines,
                alerts);
    }

    private PipelineView pipeline(String name, Instant from) {
        Instant longest = now.minus(Trend.PERIODS.get(Trend.PERIODS.size() - 1).multipliedBy(2));
        List<StoredRun> runs = store.runs(name, from.isBefore(longest) ? from : longest);
        List<HealthScore.Run> known = runs.stream()
                .map(run -> new HealthScore.Run(run.startedAt(), run.succeeded(), run.took(), run.results()))
                .toList();
        HealthScore health = HealthScore.of(name, known, now, settings.weights());
        List<Trend.Point> scores = runs.stream()
                .filter(run -> !Double.isNaN(run.score()))
                .map(run -> new Trend.Point(run.startedAt(), run.score()))
                .toList();
        List<String> profiled = store.profiled(name, 2);
        Optional<ProfileResult> profile = profiled.stream().findFirst().flatMap(store::profile);
        List<CheckResult> newest = newest(runs);
        return new PipelineView(
                name,
                health,
                Trend.PERIODS.stream()
                        .map(period -> Trend.of(period, scores, now))
                        .toList(),
                runs.stream()
                        .filter(run -> !run.startedAt().isBefore(from))
                        .map(run -> new RunView(
                                run.runId(), run.startedAt(), run.status(), run.rowsRead(), run.took(), run.score()))
                        .toList(),
                newest,
                profile.orElse(null),
                series(name, from, scores, newest),
                changes(profiled, profile));
    }

    private static List<CheckResult> newest(List<StoredRun> runs) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (!runs.get(i).results().isEmpty()) {
                return runs.get(i).results();
            }
        }
        return List.of();
    }

    /** The score, the rows, and the share of nulls of columns that a bad check names. */
    private List<SeriesView> series(String pipeline, Instant from, List<Trend.Point> scores, List<CheckResult> newest) {
        List<SeriesView> all = new ArrayList<>();
        all.add(new SeriesView(
                "",
                "score",
                scores.stream()
                        .filter(point -> !point.at().isBefore(from))
                        .map(point -> new SeriesView.Point(point.at(), point.value(), false))
                        .toList()));
        all.add(series(pipeline, "", MetricAnomaly.ROW_COUNT, from));
        all.add(series(pipeline, "", "duration_seconds", from));
        newest.stream()
                .filter(result -> result.outcome().isBad())
                .flatMap(result -> result.columns().stream())
                .distinct()
                .limit(MOST_COLUMNS)
                .forEach(column -> all.add(series(pipeline, column, "completeness", from)));
        return all.stream().filter(each -> !each.points().isEmpty()).toList();
    }

    private SeriesView series(String pipeline, String column, String metric, Instant from) {
        return new SeriesView(
                column,
                metric,
                store.series(pipeline, column, metric, from).stream()
                        .map(point -> new SeriesView.Point(point.at(), point.value(), point.known()))
                        .toList());
    }

    private List<ChangeView> changes(List<String> profiled, Optional<ProfileResult> newest) {
        if (profiled.size() < 2 || newest.isEmpty()) {
            return List.of();
        }
        Optional<ProfileResult> before = store.profile(profiled.get(1));
        if (before.isEmpty()) {
            return List.of();
        }
        return ProfileComparison.of(before.get(), newest.get()).columns().stream()
                .map(change ->
                        new ChangeView(change.column(), severity(change.degree()), String.join("; ", change.reasons())))
                .toList();
    }

    private static ChangeView.Severity severity(ColumnChange.Degree degree) {
        return switch (degree) {
            case NONE -> ChangeView.Severity.NONE;
            case SLIGHT -> ChangeView.Severity.SLIGHT;
            case STRONG -> ChangeView.Severity.STRONG;
        };
    }

    private AlertView alert(Alert alert) {
        return new AlertView(
                Long.toString(alert.id()),
                alert.key().pipeline(),
                alert.level().label(),
                alert.state().label(),
                alert.content().title(),
                alert.content().message(),
                alert.sightings().first(),
                alert.sightings().last(),
                alert.sightings().count(),
                desk.history(alert.id()).stream().map(AlertEvent::toString).toList());
    }
}
