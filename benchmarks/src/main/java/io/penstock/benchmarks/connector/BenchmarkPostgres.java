package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.Arguments;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.SetupException;
import io.penstock.benchmarks.harness.WrongAnswerException;
import io.penstock.benchmarks.process.ChildFailedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Loads typed loans into a PostgreSQL server of its own and reads them back, beside the JDBC driver's own ways. */
public final class BenchmarkPostgres {
    private BenchmarkPostgres() {}

    /** The program; ends with 0 when done, 1 when answers differ or a side fails, 2 when called wrongly. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws IOException, InterruptedException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            Arguments arguments = Arguments.parse("postgres", List.of(), 1_000_000, args);
            Project project = Project.locate(arguments.work(), "postgres");
            String url = server.getJdbcUrl("postgres", "postgres");
            LapRace race = new LapRace(project, "postgres", Math.toIntExact(arguments.rows()), out);
            String size = String.format(Locale.ROOT, "%,d rows", arguments.rows());
            String heap = "-Xmx6g";
            Map<LapRace.Side, LapRace.Result> loaded = race.run(
                    List.of(
                            new LapRace.Side("penstock", "Penstock (COPY)", url, heap),
                            new LapRace.Side("batch", "JDBC addBatch", url, heap),
                            new LapRace.Side("rewrite", "JDBC addBatch, reWriteBatchedInserts", url, heap)),
                    arguments.rounds());
            Map<LapRace.Side, LapRace.Result> read = race.run(
                    List.of(
                            new LapRace.Side("read-penstock", "Penstock", url, heap),
                            new LapRace.Side("read-jdbc", "JDBC cursor, fetch size 10,000", url, heap)),
                    arguments.rounds());
            out.println("\n"
                    + LapTable.of(
                            "PostgreSQL load, " + size, loaded, 0, Map.of("rewrite", "≤ 0.167 (6 times as fast)")));
            out.println("\n" + LapTable.of("PostgreSQL read, " + size, read, 0, Map.of()));
            out.println("\nMedian of " + arguments.rounds() + " on " + Project.machine() + ".");
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
