package io.penstock.quality.report;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.score.HealthScore;
import io.penstock.quality.score.Trend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pipeline.
 *
 * @param health as it is now
 * @param trends of the score over 24 hours, 7 days and 30 days
 * @param runs oldest first
 * @param results of the newest run that has checks
 * @param profile of the newest run that has one; null when none has
 * @param series metrics over the runs, the most telling first
 * @param changes what the newest run's columns have become since the run before
 */
public record PipelineView(
        String name,
        HealthScore health,
        List<Trend> trends,
        List<RunView> runs,
        List<CheckResult> results,
        @Nullable ProfileResult profile,
        List<SeriesView> series,
        List<ChangeView> changes) {
    public PipelineView {
        trends = List.copyOf(trends);
        runs = List.copyOf(runs);
        results = List.copyOf(results);
        series = List.copyOf(series);
        changes = List.copyOf(changes);
    }

    /** Results that somebody should look at. */
    public List<CheckResult> problems() {
        return results.stream().filter(each -> each.outcome().isBad()).toList();
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("health", Views.health(health));
        List<Map<String, Object>> periods = new ArrayList<>();
        for (Trend trend : trends) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("hours", trend.period().toHours());
            Views.put(one, "mean", trend.mean());
            Views.put(one, "before", trend.before());
            one.put("direction", trend.direction().name().toLowerCase(Locale.ROOT));
            periods.add(one);
        }
        map.put("trends", periods);
        map.put("runs", runs.stream().map(RunView::toMap).toList());
        map.put("checks", results.stream().map(CheckResult::toMap).toList());
        map.put("series", series.stream().map(SeriesView::toMap).toList());
        map.put("changes", changes.stream().map(ChangeView::toMap).toList());
        if (profile != null) {
            map.put("profile", profile.toMap());
        }
        return map;
    }

    String line(int width) {
        long bad = problems().size();
        String last =
                runs.isEmpty() ? "–" : Views.minute(runs.get(runs.size() - 1).at());
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%-" + width + "s  %6s", name, Views.percent(health.value())));
        for (Trend trend : trends) {
            line.append(String.format(Locale.ROOT, "  %5s", Views.percent(trend.mean())));
        }
        return line.append(String.format(
                        Locale.ROOT,
                        "  %-20s  %s",
                        last,
                        results.isEmpty() ? "none" : (results.size() - bad) + " of " + results.size() + " good"))
                .toString();
    }

    List<String> problemLines() {
        List<String> lines = new ArrayList<>();
        for (CheckResult result : problems()) {
            lines.add("  " + (result.outcome() == Outcome.WARN ? "warn " : "FAIL ") + result.name() + ": "
                    + result.message());
        }
        changes.stream()
                .filter(ChangeView::isNotable)
                .forEach(change -> lines.add("  drift " + change.column() + ": " + change.what()));
        return lines;
    }
}
