package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.Arguments;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.SetupException;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.benchmarks.process.ChildFailedException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads JSON Lines into typed columns and writes them, beside Jackson. */
public final class BenchmarkJson {
    private BenchmarkJson() {}

    /** The program; ends with 0 when done, 1 when answers differ or a side fails, 2 when called wrongly. */
    public static void main(String[] args) throws Exception {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws Exception {
        try {
            Arguments arguments = Arguments.parse("json", List.of(), 1_000_000, args);
            Project project = Project.locate(arguments.work(), "json");
            int rows = Math.toIntExact(arguments.rows());
            LapRace race = new LapRace(project, "json", rows, out);
            Path ours = project.work().resolve("penstock.jsonl");
            Path file = project.work().resolve("jackson.jsonl");
            Map<LapRace.Side, LapRace.Result> written = race.run(
                    List.of(
                            new LapRace.Side("penstock", "Penstock", ours.toString(), "-Xmx6g"),
                            new LapRace.Side("jackson", "Jackson JsonGenerator", file.toString(), "-Xmx6g")),
                    arguments.rounds());
            Map<LapRace.Side, LapRace.Result> read = race.run(
                    List.of(
                            new LapRace.Side(
                                    "read-penstock", "Penstock, typed columns, 1 thread", file.toString(), "-Xmx512m"),
                            new LapRace.Side("read-penstock-2", "Penstock, 2 threads", file.toString(), "-Xmx512m"),
                            new LapRace.Side(
                                    "read-tokens", "Jackson JsonParser, tokens alone", file.toString(), "-Xmx512m"),
                            new LapRace.Side("read-maps", "Jackson ObjectMapper → Map", file.toString(), "-Xmx512m")),
                    arguments.rounds());
            long bytes = Files.size(file);
            String size = String.format(Locale.ROOT, "%,d rows, %.0f MB", rows, bytes / 1e6);
            out.println(
                    "\n" + LapTable.of("JSON Lines read, " + size, read, bytes, Map.of("read-penstock", "≥ 350 MB/s")));
            out.println("\n"
                    + LapTable.of(
                            "JSON Lines write, " + size, written, Files.size(ours), Map.of("penstock", "≥ 250 MB/s")));
            out.println("\nMedian of " + arguments.rounds() + " on " + Project.machine()
                    + ". The writers' peak memory includes the rows, which wait in memory.");
            return 0;
        } catch (SetupException e) {
            out.println(e.getMessage());
            return 2;
        } catch (WrongAnswerException | ChildFailedException e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}
