package io.penstock.quality.report.html;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.check.SampleRow;
import io.penstock.quality.report.PipelineView;
import io.penstock.quality.report.Views;
import io.penstock.quality.score.QualityScore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The checks of a run, bad ones first, with the rows that failed and what each costs. */
final class CheckTable {
    private CheckTable() {}

    static void write(Html html, PipelineView view) {
        if (view.results().isEmpty()) {
            html.raw("<p class=\"quiet\">no checks</p>");
            return;
        }
        Map<String, Double> costs = costs(view);
        List<CheckResult> sorted = view.results().stream()
                .sorted(Comparator.comparing(CheckResult::outcome).reversed())
                .toList();
        html.raw("<div class=\"scroll\"><table><thead><tr><th>outcome<th>check<th>what was found<th class=\"n\">holds")
                .raw("<th class=\"n\">costs</tr></thead><tbody>");
        for (CheckResult result : sorted) {
            html.raw("<tr><td>")
                    .element("span", "tag " + tag(result.outcome()), words(result.outcome()))
                    .raw("<td class=\"name\">")
                    .text(result.name())
                    .raw("<td>")
                    .text(result.message());
            samples(html, result);
            Double score = result.score();
            Double cost = costs.get(result.name());
            html.raw("<td class=\"n\">").text(score == null ? "–" : Views.percent(score));
            html.raw("<td class=\"n\">")
                    .text(cost == null || cost < 0.0005 ? "" : String.format(Locale.ROOT, "−%.1f", 100 * cost));
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }

    private static Map<String, Double> costs(PipelineView view) {
        QualityScore quality = view.health().quality();
        return quality == null
                ? Map.of()
                : quality.costs().stream()
                        .collect(Collectors.toMap(QualityScore.Cost::check, QualityScore.Cost::points, Double::sum));
    }

    private static void samples(Html html, CheckResult result) {
        if (result.samples().isEmpty()) {
            return;
        }
        html.raw("<details><summary>")
                .text("rows that fail, the first " + result.samples().size())
                .raw("</summary><ul>");
        for (SampleRow sample : result.samples()) {
            html.raw("<li>").text("row " + String.format(Locale.ROOT, "%,d", sample.row()));
            sample.values()
                    .forEach((name, value) -> html.raw(" <code>")
                            .text(name + " = " + (value == null ? "null" : value))
                            .raw("</code>"));
            html.raw("</li>");
        }
        html.raw("</ul></details>");
    }

    static String tag(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "good";
            case WARN -> "fair";
            case FAIL, ERROR -> "bad";
            case NOT_EVALUATED -> "none";
        };
    }

    private static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
