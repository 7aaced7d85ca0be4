package io.penstock.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measurements as Markdown. */
final class ResultTable {
    private ResultTable() {}

    /** All contestants, absent ones with the reason; ratios are to Penstock where it ran. */
    static String comparison(String what, List<Contestant> all, Map<Contestant, Costs> measured) {
        double base = measured.entrySet().stream()
                .filter(each -> each.getKey().id().equals(Contestants.PENSTOCK))
                .mapToDouble(each -> each.getValue().wallSeconds())
                .findFirst()
                .orElse(Double.NaN);
        List<String> lines = new ArrayList<>();
        lines.add("| " + what + " | seconds | × Penstock | Penstock ÷ it | CPU s | peak RSS MB |");
        lines.add("|---|---:|---:|---:|---:|---:|");
        for (Contestant contestant : all) {
            Costs costs = measured.get(contestant);
            if (costs == null) {
                lines.add("| %s | absent: %s | | | | |".formatted(contestant.title(), contestant.absence()));
            } else {
                double seconds = costs.wallSeconds();
                lines.add("| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                contestant.title(),
                                number("%.2f", seconds),
                                number("%.2f", seconds / base),
                                number("%.2f", base / seconds),
                                number("%.2f", costs.cpuSeconds()),
                                number("%.0f", costs.peakMegabytes())));
            }
        }
        return String.join("\n", lines);
    }

    /** Penstock on two sizes and how the larger compares with the smaller. */
    static String growth(long rows, Costs small, long moreRows, Costs large) {
        return String.join(
                "\n",
                "| Penstock J1 | seconds | CPU s | peak RSS MB |",
                "|---|---:|---:|---:|",
                growthLine(rows, small),
                growthLine(moreRows, large),
                "| ratio | %s | %s | %s |"
                        .formatted(
                                number("%.2f", large.wallSeconds() / small.wallSeconds()),
                                number("%.2f", large.cpuSeconds() / small.cpuSeconds()),
                                number("%.2f", large.peakMegabytes() / small.peakMegabytes())));
    }

    private static String growthLine(long rows, Costs costs) {
        return "| %s rows | %s | %s | %s |"
                .formatted(
                        String.format(Locale.ROOT, "%,d", rows),
                        number("%.2f", costs.wallSeconds()),
                        number("%.2f", costs.cpuSeconds()),
                        number("%.0f", costs.peakMegabytes()));
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }
}
