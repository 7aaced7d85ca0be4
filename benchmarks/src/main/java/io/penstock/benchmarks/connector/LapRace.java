package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.benchmarks.process.ChildFailedException;
import io.penstock.benchmarks.process.ChildProcess;
import io.penstock.benchmarks.process.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the answers of all sides, then starts them in turn, each in a new JVM that runs a few laps: the first lap is cold, the median
 * of the others warm. Making the rows and starting the JVM are not timed; the peak memory is that of the whole process.
 */
final class LapRace {
    private static final int LAPS = 4;

    private final Project project;
    private final String group;
    private final int rows;
    private final PrintStream progress;

    LapRace(Project project, String group, int rows, PrintStream progress) {
        this.project = project;
        this.group = group;
        this.rows = rows;
        this.progress = progress;
    }

    /**
     * One side.
     *
     * @param id what {@link Laps} knows it by
     * @param title what the table calls it
     * @param target file or URL that it reads or writes
     * @param heap option for its JVM
     */
    record Side(String id, String title, String target, String heap) {}

    /**
     * Medians over the rounds.
     *
     * @param cold seconds of the first lap of a process
     * @param warm seconds of a later lap
     * @param peakMegabytes of the process, in units of 1,000,000 bytes
     */
    record Result(double cold, double warm, double peakMegabytes) {}

    /** @throws WrongAnswerException if the answers differ, before anything is timed */
    Map<Side, Result> run(List<Side> sides, int rounds) throws IOException, InterruptedException, ChildFailedException {
        String expected = "";
        for (Side side : sides) {
            String answer = Files.readString(child(side, 0).result()).strip();
            expected = expected.isEmpty() ? answer : expected;
            WrongAnswerException.demand("answer of " + side.title(), expected, answer);
            progress.println("answer of " + side.title() + ": " + answer);
        }
        Map<Side, List<Result>> runs = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Side side : sides) {
                Done done = child(side, LAPS);
                List<Double> laps = Laps.read(done.result());
                Result result = new Result(laps.get(0), median(laps.subList(1, laps.size())), done.peakMegabytes());
                runs.computeIfAbsent(side, key -> new ArrayList<>()).add(result);
                progress.printf(
                        Locale.ROOT,
                        "round %d: %s %.2f s, warm %.2f s%n",
                        round,
                        side.title(),
                        result.cold(),
                        result.warm());
            }
        }
        Map<Side, Result> medians = new LinkedHashMap<>();
        runs.forEach((side, results) -> medians.put(
                side,
                new Result(
                        median(results.stream().map(Result::cold).toList()),
                        median(results.stream().map(Result::warm).toList()),
                        median(results.stream().map(Result::peakMegabytes).toList()))));
        return medians;
    }

    private record Done(Path result, double peakMegabytes) {}

    private Done child(Side side, int laps) throws IOException, InterruptedException, ChildFailedException {
        Path result = project.work().resolve("laps.txt");
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                side.heap(),
                "-cp",
                System.getProperty("java.class.path"),
                Laps.class.getName(),
                group,
                side.id(),
                side.target(),
                Integer.toString(rows),
                Integer.toString(laps),
                result.toString());
        double peak =
                ChildProcess.run(new Command(words, project.root(), Map.of())).peakMegabytes();
        return new Done(result, peak);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
