package io.penstock.benchmarks.job;

import io.penstock.benchmarks.Arguments;
import io.penstock.benchmarks.Contestant;
import io.penstock.benchmarks.Costs;
import io.penstock.benchmarks.DifferentAnswersException;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.Race;
import io.penstock.benchmarks.SetupException;
import io.penstock.benchmarks.peer.HandWrittenJ1;
import io.penstock.benchmarks.process.ChildFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * J2 to J5, whole processes and cold, beside their peers: first equal answers, then times in turn, then a Markdown table with
 * the target. Ends with 0 when done (whether or not targets are met), 1 when answers differ or a side fails, 2 when called wrongly.
 */
public final class BenchmarkJobs {
    private static final List<String> JOBS =
            Arrays.stream(Job.values()).map(Job::id).toList();
    private static final long ROWS = 1_000_000;

    private BenchmarkJobs() {}

    /** The program. */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws IOException, InterruptedException, SQLException {
        try {
            Arguments arguments = Arguments.parse("jobs", JOBS, ROWS, args);
            Project project = Project.locate(arguments.work(), "jobs");
            for (String word : arguments.words()) {
                compare(Job.valueOf(word.toUpperCase(Locale.ROOT)), arguments, project, out);
            }
            out.println("\nMedian of " + arguments.rounds() + " on " + Project.machine() + ".");
            return 0;
        } catch (SetupException e) {
            out.println(e.getMessage());
            return 2;
        } catch (DifferentAnswersException | ChildFailedException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private static void compare(Job job, Arguments arguments, Project project, PrintStream out)
            throws IOException, InterruptedException, SQLException, ChildFailedException, DifferentAnswersException {
        Path csv = project.checkouts(arguments.rows(), Arguments.SEED, out);
        Path input = job == Job.J5 ? database(csv, project, out) : csv;
        List<Contestant> all = JobSides.of(job, project, arguments.javaOpts());
        List<Contestant> present = all.stream().filter(Contestant::isPresent).toList();
        JobProof.demand(job, present, input, project, out);
        Map<Contestant, Costs> measured = new Race(project, out).run(present, input, arguments.rounds());
        String size = String.format(Locale.ROOT, "%,d rows", arguments.rows());
        out.println();
        out.println(JobTable.of(job, size, all, measured));
        out.println();
    }

    /** The table that J1 makes, by the hand-written J1: the input of J5. */
    private static Path database(Path csv, Project project, PrintStream out) throws IOException, SQLException {
        Path database = project.work().resolve(csv.getFileName() + ".db");
        if (Files.notExists(database)) {
            out.println("making the database");
            Path directory = project.work().resolve("database");
            HandWrittenJ1.run(csv, directory);
            Files.move(directory.resolve("checkouts.db"), database, StandardCopyOption.ATOMIC_MOVE);
            Project.delete(directory);
        }
        return database;
    }
}
