package io.penstock.quality.report.html;

import io.penstock.quality.report.AlertView;
import io.penstock.quality.report.ChangeView;
import io.penstock.quality.report.Overview;
import io.penstock.quality.report.PipelineView;
import io.penstock.quality.report.RunView;
import io.penstock.quality.report.SeriesView;
import io.penstock.quality.report.Views;
import io.penstock.quality.score.HealthScore;
import io.penstock.quality.score.Trend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes an {@link Overview} as one HTML page. */
public final class HtmlReport {
    private static final int MOST_RUNS = 14;
    private static final int MOST_SERIES = 12;

    private final Html html = new Html();
    private final Overview overview;

    private HtmlReport(Overview overview) {
        this.overview = overview;
    }

    /** The page, complete, in UTF-8 when it is written. */
    public static String write(Overview overview) {
        return new HtmlReport(overview).page();
    }

    private String page() {
        html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta name=\"color-scheme\" content=\"light dark\"><title>")
                .text(overview.title())
                .raw("</title><style>")
                .raw(style())
                .raw("</style></head><body><header>")
                .element("h1", "", overview.title())
                .raw("<p class=\"quiet\">")
                .text("made " + Views.minute(overview.at()) + ", looks back "
                        + overview.window().toDays() + " days")
                .raw("</p></header><main><section class=\"summary\">");
        Charts.gauge(html, overview.overall().value(), "overall");
        overview.pipelines().forEach(each -> {
            html.raw("<a href=\"#").text(anchor(each)).raw("\">");
            Charts.gauge(html, each.health().value(), each.name());
            html.raw("</a>");
        });
        html.raw("</section>");
        alerts();
        overview.pipelines().forEach(this::pipeline);
        return html.raw("</main></body></html>\n").toString();
    }

    private static String anchor(PipelineView view) {
        return "p-" + view.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private void alerts() {
        if (overview.alerts().isEmpty()) {
            return;
        }
        html.raw(
                "<section><h2>Alerts</h2><div class=\"scroll\"><table><thead><tr><th>level<th>state<th>pipeline<th>what<th class=\"n\">times<th>since</tr></thead><tbody>");
        for (AlertView alert : overview.alerts()) {
            html.raw("<tr><td>")
                    .element("span", "tag " + kind(alert), alert.level())
                    .raw("<td>")
                    .text(alert.state())
                    .raw("<td>")
                    .text(alert.pipeline())
                    .raw("<td>")
                    .element("b", "", alert.title())
                    .raw("<br>")
                    .text(alert.message());
            if (!alert.history().isEmpty()) {
                html.raw("<details><summary>who did what</summary><ul>");
                alert.history().forEach(line -> html.element("li", "", line));
                html.raw("</ul></details>");
            }
            html.raw("<td class=\"n\">")
                    .text(Long.toString(alert.times()))
                    .raw("<td>")
                    .text(Views.minute(alert.first()))
                    .raw("</tr>");
        }
        html.raw("</tbody></table></div></section>");
    }

    private static String kind(AlertView alert) {
        return switch (alert.level()) {
            case "critical", "error" -> alert.isOpen() ? "bad" : "none";
            case "warning" -> alert.isOpen() ? "fair" : "none";
            default -> "none";
        };
    }

    private void pipeline(PipelineView view) {
        html.raw("<section class=\"pipeline\" id=\"")
                .text(anchor(view))
                .raw("\">")
                .element("h2", "", view.name());
        html.raw("<div class=\"split\"><div>");
        Charts.gauge(html, view.health().value(), "health");
        trends(view.trends());
        html.raw("</div><div>");
        parts(view.health());
        html.raw("</div></div>");
        html.raw("<h3>Checks</h3>");
        CheckTable.write(html, view);
        changes(view.changes());
        if (!view.series().isEmpty()) {
            html.raw("<h3>Over time</h3><div class=\"lines\">");
            List<SeriesView> shown =
                    view.series().subList(0, Math.min(MOST_SERIES, view.series().size()));
            shown.forEach(series -> Charts.line(html, series));
            html.raw("</div>");
        }
        runs(view.runs());
        var profile = view.profile();
        if (profile != null) {
            html.raw("<h3>Columns</h3>");
            ColumnCards.write(html, profile);
        }
        html.raw("</section>");
    }

    private void trends(List<Trend> trends) {
        html.raw("<dl class=\"trends\">");
        for (Trend trend : trends) {
            long hours = trend.period().toHours();
            html.element("dt", "", hours <= 24 ? hours + " h" : hours / 24 + " d");
            String arrow = switch (trend.direction()) {
                case UP -> " ▲";
                case DOWN -> " ▼";
                case STEADY -> " =";
                case UNKNOWN -> "";
            };
            html.element("dd", trend.direction().name().toLowerCase(Locale.ROOT), Views.percent(trend.mean()) + arrow);
        }
        html.raw("</dl>");
    }

    private void parts(HealthScore health) {
        html.raw("<table class=\"parts\"><tbody>");
        for (HealthScore.Part part : health.parts()) {
            html.raw("<tr><td>")
                    .text(part.name())
                    .raw(String.format(
                            Locale.ROOT,
                            "<td><div class=\"meter\"><i class=\"%s\" style=\"width:%.1f%%\"></i></div><td class=\"n\">",
                            Charts.kind(part.value()),
                            100 * Math.max(0, Math.min(1, part.value()))))
                    .text(Views.percent(part.value()))
                    .raw("<td class=\"quiet\">")
                    .text(part.because())
                    .raw("</tr>");
        }
        var quality = health.quality();
        if (quality != null) {
            quality.dimensions()
                    .forEach(score -> html.raw("<tr class=\"sub\"><td>")
                            .text(score.dimension().name().toLowerCase(Locale.ROOT))
                            .raw(String.format(
                                    Locale.ROOT,
                                    "<td><div class=\"meter\"><i class=\"%s\" style=\"width:%.1f%%\"></i></div><td class=\"n\">",
                                    Charts.kind(score.value()),
                                    100 * score.value()))
                            .text(Views.percent(score.value()))
                            .raw("<td class=\"quiet\">")
                            .text(score.checks() + (score.checks() == 1 ? " check" : " checks"))
                            .raw("</tr>"));
        }
        html.raw("</tbody></table>");
    }

    private void changes(List<ChangeView> changes) {
        List<ChangeView> notable =
                changes.stream().filter(ChangeView::isNotable).toList();
        if (notable.isEmpty()) {
            return;
        }
        html.raw("<h3>Drift since the run before</h3><ul class=\"drift\">");
        for (ChangeView change : notable) {
            html.raw("<li>")
                    .element(
                            "span",
                            "tag " + (change.severity() == ChangeView.Severity.STRONG ? "bad" : "fair"),
                            change.column())
                    .raw(" ")
                    .text(change.what())
                    .raw("</li>");
        }
        html.raw("</ul>");
    }

    private void runs(List<RunView> runs) {
        if (runs.isEmpty()) {
            return;
        }
        html.raw(
                "<h3>Runs</h3><div class=\"scroll\"><table><thead><tr><th>began<th>status<th class=\"n\">rows<th class=\"n\">seconds<th class=\"n\">score</tr></thead><tbody>");
        for (int i = runs.size() - 1; i >= Math.max(0, runs.size() - MOST_RUNS); i--) {
            RunView run = runs.get(i);
            html.raw("<tr><td>")
                    .text(Views.minute(run.at()))
                    .raw("<td>")
                    .element("span", "tag " + (run.succeeded() ? "good" : "bad"), run.status())
                    .raw("<td class=\"n\">")
                    .text(String.format(Locale.ROOT, "%,d", run.rows()))
                    .raw("<td class=\"n\">")
                    .text(String.format(Locale.ROOT, "%.1f", run.took().toMillis() / 1000.0))
                    .raw("<td class=\"n\">")
                    .text(Views.percent(run.score()))
                    .raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is not beside its class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
