package io.penstock.quality.report;

import io.penstock.quality.score.HealthScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of some pipelines.
 *
 * @param title of the report
 * @param at when it was made
 * @param window how far back it looks
 * @param overall the health of all
 * @param pipelines in the order of their names
 * @param alerts open ones first, newest first
 */
public record Overview(
        String title,
        Instant at,
        Duration window,
        HealthScore overall,
        List<PipelineView> pipelines,
        List<AlertView> alerts) {
    public Overview {
        pipelines = List.copyOf(pipelines);
        alerts = List.copyOf(alerts);
    }

    /** Plain values for JSON in a fixed order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", title);
        map.put("at", at.toString());
        map.put("window_hours", window.toHours());
        map.put("overall", Views.health(overall));
        map.put("pipelines", pipelines.stream().map(PipelineView::toMap).toList());
        map.put("alerts", alerts.stream().map(AlertView::toMap).toList());
        return map;
    }

    /** The lines a person reads in a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title + ", " + Views.percent(overall.value()) + " overall");
        lines.add("");
        int width =
                pipelines.stream().mapToInt(each -> each.name().length()).max().orElse(8);
        lines.add(String.format(
                Locale.ROOT,
                "%-" + width + "s  %6s  %5s  %5s  %5s  %-20s  %s",
                "pipeline",
                "health",
                "24 h",
                "7 d",
                "30 d",
                "last run",
                "checks"));
        for (PipelineView each : pipelines) {
            lines.add(each.line(width));
        }
        for (PipelineView each : pipelines) {
            List<String> problems = each.problemLines();
            if (!problems.isEmpty()) {
                lines.add("");
                lines.add(each.name());
                lines.addAll(problems);
            }
        }
        List<AlertView> open = alerts.stream().filter(AlertView::isOpen).toList();
        if (!open.isEmpty()) {
            lines.add("");
            lines.add(open.size() + (open.size() == 1 ? " open alert" : " open alerts"));
            open.forEach(alert -> lines.add("  " + alert.line()));
        }
        return lines;
    }
}
