package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.Arguments;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.SetupException;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.benchmarks.process.ChildFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes and reads a workbook of 17 columns beside POI's SXSSF and fastexcel. */
public final class BenchmarkExcel {
    private BenchmarkExcel() {}

    /** The program; ends with 0 when done, 1 when answers differ or a side fails, 2 when called wrongly. */
    public static void main(String[] args) throws Exception {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws Exception {
        try {
            Arguments arguments = Arguments.parse("excel", List.of(), 100_000, args);
            Project project = Project.locate(arguments.work(), "excel");
            int rows = Math.toIntExact(arguments.rows());
            LapRace race = new LapRace(project, "excel", rows, out);
            Map<LapRace.Side, LapRace.Result> written = race.run(
                    List.of(
                            new LapRace.Side("penstock", "Penstock", target(project, "penstock"), "-Xmx2g"),
                            new LapRace.Side("sxssf", "POI SXSSF", target(project, "sxssf"), "-Xmx2g"),
                            new LapRace.Side("fastexcel", "fastexcel", target(project, "fastexcel"), "-Xmx2g")),
                    arguments.rounds());
            Path book = Path.of(target(project, "read"));
            writeBook(book, rows);
            Map<LapRace.Side, LapRace.Result> read = race.run(
                    List.of(
                            new LapRace.Side("read-penstock", "Penstock", book.toString(), "-Xmx128m"),
                            new LapRace.Side("read-fastexcel", "fastexcel-reader", book.toString(), "-Xmx128m")),
                    arguments.rounds());
            String size = String.format(Locale.ROOT, "%,d × 17", rows);
            out.println("\n" + LapTable.of("Excel write, " + size, written, 0, Map.of("sxssf", "≤ 0.6")));
            out.println("\n"
                    + LapTable.of(
                            "Excel read (a file of SXSSF), " + size + ", heap 128 MB",
                            read,
                            0,
                            Map.of("read-penstock", "peak ≤ 250 MB", "read-fastexcel", "≤ 1.2")));
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

    private static String target(Project project, String name) throws IOException {
        return project.work().resolve(name + ".xlsx").toString();
    }

    private static void writeBook(Path book, int rows) throws Exception {
        try (Loans loans = new Loans(rows)) {
            ExcelLaps.writeBySxssf(book, Loans.names(loans.batches()), loans.rows());
        }
    }
}
