package io.penstock.benchmarks.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measurements of one piece of work as Markdown; Penstock is the first side. */
final class LapTable {
    private LapTable() {}

    /**
     * Lines of the table.
     *
     * @param bytes size of the file in bytes for a column of MB/s, 0 for none
     * @param targets demands in words, by side id; they stand in the row of that side
     */
    static String of(String what, Map<LapRace.Side, LapRace.Result> measured, long bytes, Map<String, String> targets) {
        LapRace.Result base = measured.values().iterator().next();
        List<String> lines = new ArrayList<>();
        lines.add("| " + what + " | cold s | warm s | Penstock ÷ it, cold | warm |" + (bytes > 0 ? " warm MB/s |" : "")
                + " target | peak RSS MB |");
        lines.add("|---|---:|---:|---:|---:|" + (bytes > 0 ? "---:|" : "") + "---|---:|");
        measured.forEach((side, result) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f |%s %s | %.0f |",
                side.title(),
                result.cold(),
                result.warm(),
                base.cold() / result.cold(),
                base.warm() / result.warm(),
                bytes > 0 ? String.format(Locale.ROOT, " %.0f |", bytes / 1e6 / result.warm()) : "",
                targets.getOrDefault(side.id(), ""),
                result.peakMegabytes())));
        return String.join("\n", lines);
    }
}
