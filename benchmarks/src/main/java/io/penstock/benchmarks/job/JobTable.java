package io.penstock.benchmarks.job;

import io.penstock.benchmarks.Contestant;
import io.penstock.benchmarks.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measurements of one job as Markdown. */
final class JobTable {
    private JobTable() {}

    static String of(Job job, String size, List<Contestant> all, Map<Contestant, Costs> measured) {
        double base = measured.entrySet().stream()
                .filter(each -> each.getKey().id().equals(JobSides.PENSTOCK))
                .mapToDouble(each -> each.getValue().wallSeconds())
                .findFirst()
                .orElse(Double.NaN);
        List<String> lines = new ArrayList<>();
        lines.add("| " + job.title() + ", " + size + " | seconds | Penstock ÷ it | target | CPU s | peak RSS MB |");
        lines.add("|---|---:|---:|---:|---:|---:|");
        for (Contestant side : all) {
            Costs costs = measured.get(side);
            Double target = job.targets().get(side.id());
            if (costs == null) {
                lines.add("| %s | absent: %s | | | | |".formatted(side.title(), side.absence()));
            } else {
                lines.add("| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                side.title(),
                                number("%.2f", costs.wallSeconds()),
                                number("%.2f", base / costs.wallSeconds()),
                                target == null ? "" : "≤ " + target,
                                number("%.2f", costs.cpuSeconds()),
                                number("%.0f", costs.peakMegabytes())));
            }
        }
        return String.join("\n", lines);
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }
}
