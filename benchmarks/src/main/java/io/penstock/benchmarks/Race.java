package io.penstock.benchmarks;

import io.penstock.benchmarks.process.ChildFailedException;
import io.penstock.benchmarks.process.ChildProcess;
import io.penstock.benchmarks.process.Cost;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times contestants in turn, so that a slow minute of the machine falls on all of them. */
public final class Race {
    private final Project project;
    private final PrintStream progress;

    /** @param progress gets a line per run */
    public Race(Project project, PrintStream progress) {
        this.project = project;
        this.progress = progress;
    }

    /** Runs every contestant once per round; outputs are deleted before and after each run, outside the time. */
    public Map<Contestant, Costs> run(List<Contestant> present, Path input, int rounds)
            throws IOException, InterruptedException, ChildFailedException {
        Map<Contestant, List<Cost>> measured = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : present) {
                Path output = project.emptyOutput(contestant);
                Cost cost = ChildProcess.run(contestant.command().apply(input, output));
                Project.delete(output);
                measured.computeIfAbsent(contestant, key -> new ArrayList<>()).add(cost);
                progress.printf(Locale.ROOT, "round %d: %s %.2f s%n", round, contestant.title(), cost.wallSeconds());
            }
        }
        Map<Contestant, Costs> result = new LinkedHashMap<>();
        measured.forEach((contestant, runs) -> result.put(contestant, new Costs(runs)));
        return result;
    }
}
