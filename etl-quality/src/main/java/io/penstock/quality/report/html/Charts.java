package io.penstock.quality.report.html;

import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.report.SeriesView;
import io.penstock.quality.report.Views;
import java.util.List;
import java.util.Locale;

/** Charts as inline SVG that scale with their box. Each has a text for people who do not see it. */
final class Charts {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 80;
    private static final int EDGE = 6;

    private Charts() {}

    /** A score as a half ring. */
    static void gauge(Html html, double share, String label) {
        double known = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
        String kind = Double.isNaN(share) ? "none" : kind(share);
        double angle = Math.PI * (1 - known);
        double x = 60 + 48 * Math.cos(angle);
        double y = 60 - 48 * Math.sin(angle);
        html.raw("<svg class=\"gauge\" viewBox=\"0 0 120 74\" role=\"img\" aria-label=\"")
                .text(label + ": " + Views.percent(share))
                .raw("\"><path class=\"ring\" d=\"M12 60A48 48 0 0 1 108 60\"/>");
        if (known > 0) {
            html.raw(String.format(
                    Locale.ROOT, "<path class=\"ring %s\" d=\"M12 60A48 48 0 0 1 %.2f %.2f\"/>", kind, x, y));
        }
        html.raw("<text x=\"60\" y=\"58\" class=\"number\">")
                .text(Views.percent(share))
                .raw("</text>");
        html.raw("<text x=\"60\" y=\"72\" class=\"label\">").text(label).raw("</text></svg>");
    }

    /** Good, middling or bad. */
    static String kind(double share) {
        return share >= 0.95 ? "good" : share >= 0.8 ? "fair" : "bad";
    }

    /** Values over time; anomalies are marked. */
    static void line(Html html, SeriesView series) {
        List<SeriesView.Point> points = series.points().stream()
                .filter(point -> Double.isFinite(point.value()))
                .toList();
        html.raw("<figure class=\"line\"><figcaption>").text(series.title());
        if (points.isEmpty()) {
            html.raw("</figcaption><p class=\"quiet\">no values</p></figure>");
            return;
        }
        double min = points.stream().mapToDouble(SeriesView.Point::value).min().orElse(0);
        double max = points.stream().mapToDouble(SeriesView.Point::value).max().orElse(1);
        SeriesView.Point last = points.get(points.size() - 1);
        html.raw(" <b>").text(Bounds.shown(last.value())).raw("</b></figcaption>");
        html.raw("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
                .text(series.title() + " from " + Bounds.shown(min) + " to " + Bounds.shown(max) + ", now "
                        + Bounds.shown(last.value()))
                .raw("\"><polyline points=\"");
        for (int i = 0; i < points.size(); i++) {
            html.raw(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    x(i, points.size()),
                    y(points.get(i).value(), min, max)));
        }
        html.raw("\"/>");
        for (int i = 0; i < points.size(); i++) {
            SeriesView.Point point = points.get(i);
            html.raw(String.format(
                            Locale.ROOT,
                            "<circle%s cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"><title>",
                            point.anomaly() ? " class=\"odd\"" : "",
                            x(i, points.size()),
                            y(point.value(), min, max),
                            point.anomaly() ? "5" : "2.5"))
                    .text(Views.minute(point.at()) + ": " + Bounds.shown(point.value()))
                    .raw("</title></circle>");
        }
        html.raw("</svg><div class=\"ends\">")
                .element("span", "", Views.minute(points.get(0).at()).substring(0, 10))
                .element("span", "", Views.minute(last.at()).substring(0, 10))
                .raw("</div></figure>");
    }

    private static double x(int i, int count) {
        return count == 1 ? WIDTH / 2.0 : EDGE + (WIDTH - 2.0 * EDGE) * i / (count - 1);
    }

    private static double y(double value, double min, double max) {
        return max == min ? HEIGHT / 2.0 : HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * (value - min) / (max - min);
    }

    /** Counts side by side. */
    static void bars(Html html, List<Long> counts, String label) {
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        double width = (double) WIDTH / Math.max(1, counts.size());
        html.raw("<svg class=\"bars\" viewBox=\"0 0 " + WIDTH
                        + " 48\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .text(label)
                .raw("\">");
        for (int i = 0; i < counts.size(); i++) {
            double height = counts.get(i) == 0 ? 0 : Math.max(1, 46.0 * counts.get(i) / most);
            html.raw(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%,d</title></rect>",
                    i * width,
                    48 - height,
                    Math.max(0.5, width - 1),
                    height,
                    counts.get(i)));
        }
        html.raw("</svg>");
    }
}
