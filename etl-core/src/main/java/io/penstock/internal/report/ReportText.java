package io.penstock.internal.report;

import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.SinkReport;
import io.penstock.StepReport;
import io.penstock.spi.InspectionResult;
import java.util.Locale;
import java.util.Map;

/** A run report as a person reads it. */
public final class ReportText {
    private ReportText() {}

    public static String write(RunReport report) {
        StringBuilder text = new StringBuilder();
        double seconds = Math.max(1e-9, report.duration().toNanos() / 1e9);
        line(
                text,
                "pipeline '%s' %s in %.2f s (%,.0f rows/s)",
                report.pipeline(),
                verb(report.status()),
                seconds,
                report.rowsRead() / seconds);
        line(text, "");
        count(text, "read", report.rowsRead(), "");
        count(text, "rejected", report.rowsRejected(), report.rejects().outcome());
        for (Map.Entry<String, Long> rule : report.rejects().byFirstRule().entrySet()) {
            line(text, "    %,14d  %s", rule.getValue(), rule.getKey());
        }
        count(text, "filtered out", report.rowsFiltered(), "");
        count(text, "duplicates", report.rowsDeduplicated(), "");
        for (SinkReport sink : report.sinks()) {
            count(text, written(report.status()), sink.rows(), sink.outcome());
        }
        for (Map.Entry<String, Long> rule : report.rejects().warnings().entrySet()) {
            count(text, "warning", rule.getValue(), rule.getKey());
        }
        line(text, "");
        steps(text, report);
        for (InspectionResult result : report.inspections()) {
            line(text, "");
            result.lines().forEach(each -> text.append(each).append('\n'));
        }
        if (!report.notes().isEmpty()) {
            line(text, "");
            report.notes().forEach(each -> text.append(each).append('\n'));
        }
        if (report.failure() != null) {
            line(text, "");
            text.append(report.failure()).append('\n');
        }
        return text.toString();
    }

    private static String verb(RunStatus status) {
        return switch (status) {
            case SUCCEEDED -> "succeeded";
            case ALREADY_COMMITTED -> "had been committed before, nothing done,";
            case DRY_RUN -> "ran dry, nothing committed,";
            case FAILED -> "failed";
            case CANCELLED -> "was cancelled";
        };
    }

    private static String written(RunStatus status) {
        return switch (status) {
            case SUCCEEDED -> "written";
            case DRY_RUN -> "would write";
            case FAILED, CANCELLED, ALREADY_COMMITTED -> "not written";
        };
    }

    private static void count(StringBuilder text, String what, long rows, String where) {
        if (rows != 0 || what.equals("read") || what.equals("written")) {
            line(text, "  %-12s%,10d  %s", what, rows, where);
        }
    }

    private static void steps(StringBuilder text, RunReport report) {
        int width = report.steps().stream()
                .mapToInt(step ->
                        step.role().length() + 1 + shortened(step.name()).length())
                .max()
                .orElse(0);
        line(text, "  %-" + width + "s  %12s  %12s  %9s", "step", "rows in", "rows out", "busy s");
        for (StepReport step : report.steps()) {
            line(
                    text,
                    "  %-" + width + "s  %,12d  %,12d  %9.3f",
                    step.role() + " " + shortened(step.name()),
                    step.rowsIn(),
                    step.rowsOut(),
                    step.busyNanos() / 1e9);
        }
    }

    private static String shortened(String name) {
        return name.length() <= 48 ? name : name.substring(0, 47) + "…";
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
