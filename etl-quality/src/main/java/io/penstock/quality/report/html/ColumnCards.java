package io.penstock.quality.report.html;

import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.distinct.DistinctMethod;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.quality.report.Views;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;

/** A card for each column: how full, how varied, how spread, what most often. */
final class ColumnCards {
    private static final int LONGEST = 40;
    private static final int MOST_TOP = 5;

    private ColumnCards() {}

    static void write(Html html, ProfileResult profile) {
        html.raw("<div class=\"cards\">");
        for (ColumnProfile column : profile.columns()) {
            card(html, column);
        }
        html.raw("</div>");
    }

    private static void card(Html html, ColumnProfile column) {
        html.raw("<article class=\"card\"><h4>").text(column.name()).raw(" ");
        html.element("small", "", column.type().toString()).raw("</h4>");
        double complete = column.completeness();
        html.raw("<div class=\"meter\" title=\"")
                .text(Views.percent(complete) + " of the rows have a value")
                .raw(String.format(
                        Locale.ROOT,
                        "\"><i class=\"%s\" style=\"width:%.1f%%\"></i></div><dl>",
                        Double.isNaN(complete) ? "none" : Charts.kind(complete),
                        Double.isNaN(complete) ? 0 : 100 * complete));
        pair(html, "complete", Views.percent(complete));
        pair(
                html,
                "distinct",
                (column.distinct().method() == DistinctMethod.EXACT ? "" : "≈ ")
                        + grouped(column.distinct().count()));
        if (column.min() != null && column.max() != null) {
            pair(html, "from", shown(column.min()));
            pair(html, "to", shown(column.max()));
        }
        Moments moments = column.moments();
        if (moments != null && moments.count() > 0) {
            pair(html, "mean", Bounds.shown(moments.mean()));
            if (!Double.isNaN(moments.variance())) {
                pair(html, "deviation", Bounds.shown(moments.standardDeviation()));
            }
        }
        html.raw("</dl>");
        Histogram histogram = column.histogram();
        if (histogram != null && histogram.counts().size() > 1) {
            Charts.bars(html, histogram.counts(), "how the values of " + column.name() + " are spread");
            html.raw("<div class=\"ends\">")
                    .element("span", "", shown(histogram.bound(0)))
                    .element(
                            "span", "", shown(histogram.bound(histogram.bounds().size() - 1)))
                    .raw("</div>");
        }
        top(html, column);
        html.raw("</article>");
    }

    private static void top(Html html, ColumnProfile column) {
        TopValues top = column.top();
        if (top == null || top.values().isEmpty() || column.distinct().count() == column.values()) {
            return;
        }
        html.raw("<ol class=\"top\">");
        for (TopValues.TopValue each :
                top.values().subList(0, Math.min(MOST_TOP, top.values().size()))) {
            double share = (double) each.count() / Math.max(1, column.values());
            html.raw(String.format(Locale.ROOT, "<li><i style=\"width:%.1f%%\"></i>", 100 * share))
                    .element("span", "", shown(each.value()))
                    .element("b", "", (top.accuracy() == Accuracy.EXACT ? "" : "≥ ") + grouped(each.count()))
                    .raw("</li>");
        }
        html.raw("</ol>");
    }

    private static void pair(Html html, String name, String value) {
        html.element("dt", "", name).element("dd", "", value);
    }

    private static String shown(Serializable value) {
        String text = value instanceof BigDecimal decimal
                ? decimal.toPlainString()
                : value instanceof Double number ? Bounds.shown(number) : value.toString();
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
