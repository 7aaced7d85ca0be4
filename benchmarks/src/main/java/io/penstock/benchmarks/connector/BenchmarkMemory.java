package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.Arguments;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.SetupException;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.benchmarks.process.ChildFailedException;
import io.penstock.benchmarks.process.ChildProcess;
import io.penstock.benchmarks.process.Command;
import io.penstock.benchmarks.process.Cost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every connector as sink and as source, each in a JVM of its own with a heap of 256 MB; Excel with at most 300,000 rows. A run that
 * fails or loses rows ends the program with 1.
 */
public final class BenchmarkMemory {
    private static final List<String> KINDS = List.of("csv", "json", "parquet", "excel", "sqlite", "h2", "postgres");
    private static final long EXCEL_ROWS = 300_000;

    private final Project project;
    private final Arguments arguments;
    private final PrintStream out;
    private final List<String> table = new ArrayList<>();

    private BenchmarkMemory(Project project, Arguments arguments, PrintStream out) {
        this.project = project;
        this.arguments = arguments;
        this.out = out;
    }

    /** The program; ends with 0 when done, 1 when a run fails, 2 when called wrongly. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws IOException, InterruptedException {
        try {
            Arguments arguments = Arguments.parse("memory", KINDS, 1_000_000, args);
            new BenchmarkMemory(Project.locate(arguments.work(), "memory"), arguments, out).run();
            return 0;
        } catch (SetupException e) {
            out.println(e.getMessage());
            return 2;
        } catch (WrongAnswerException | ChildFailedException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private void run() throws IOException, InterruptedException, ChildFailedException {
        table.add("| heap 256 MB | rows | as sink: s | peak RSS MB | as source: s | peak RSS MB |");
        table.add("|---|---:|---:|---:|---:|---:|");
        for (String kind : arguments.words()) {
            if (kind.equals("postgres")) {
                try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
                    there(kind, server.getJdbcUrl("postgres", "postgres"));
                }
            } else {
                there(kind, place(kind));
            }
        }
        out.println("\n" + String.join("\n", table));
        out.println("\nThe other end is a CSV file. " + Project.machine() + ".");
    }

    private String place(String kind) {
        Path work = project.work();
        return switch (kind) {
            case "csv" -> work.resolve("copy.csv").toString();
            case "json" -> work.resolve("copy.jsonl").toString();
            case "parquet" -> work.resolve("copy.parquet").toString();
            case "excel" -> work.resolve("copy.xlsx").toString();
            case "sqlite" -> work.resolve("copy.db").toString();
            default -> "jdbc:h2:file:" + work.resolve("copy-h2");
        };
    }

    /** From CSV to the place and from there back to CSV. */
    private void there(String kind, String place) throws IOException, InterruptedException, ChildFailedException {
        long rows = kind.equals("excel") ? Math.min(arguments.rows(), EXCEL_ROWS) : arguments.rows();
        String csv = project.checkouts(rows, Arguments.SEED, out).toString();
        Cost sink = copy(kind + " as sink", csv, place, rows);
        Cost source = copy(
                kind + " as source", place, project.work().resolve("back.csv").toString(), rows);
        table.add(String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.0f | %.1f | %.0f |",
                kind,
                rows,
                sink.wallSeconds(),
                sink.peakMegabytes(),
                source.wallSeconds(),
                source.peakMegabytes()));
    }

    private Cost copy(String what, String from, String to, long rows)
            throws IOException, InterruptedException, ChildFailedException {
        Path result = project.work().resolve("rows.txt");
        Cost cost = ChildProcess.run(new Command(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Copy.class.getName(),
                        from,
                        to,
                        result.toString()),
                project.root(),
                Map.of()));
        WrongAnswerException.demand("rows of " + what, Long.toString(rows), Files.readString(result));
        out.printf(Locale.ROOT, "%s: %.1f s, %.0f MB%n", what, cost.wallSeconds(), cost.peakMegabytes());
        return cost;
    }
}
