package io.penstock.benchmarks;

import io.penstock.benchmarks.process.ChildFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The main job J1, whole process and cold, beside its peers: first every side runs once and all answers must be equal,
 * then they are timed in turn, and a Markdown table of medians and ratios is printed. {@code growth} does the same for
 * Penstock alone on two sizes. {@link Options#USAGE} lists the arguments. Ends with 0 when done, 1 when answers differ
 * or a side fails, 2 when called wrongly.
 */
public final class BenchmarkJ1 {
    private static final int GROWTH = 10;

    private final Options options;
    private final Project project;
    private final PrintStream out;

    private BenchmarkJ1(Options options, Project project, PrintStream out) {
        this.options = options;
        this.project = project;
        this.out = out;
    }

    /** The program. */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws IOException, InterruptedException, SQLException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n" + Options.USAGE);
            return 2;
        }
        try {
            BenchmarkJ1 benchmark = new BenchmarkJ1(options, Project.locate(options), out);
            switch (options.mode()) {
                case COMPARE -> benchmark.compare();
                case GROWTH -> benchmark.growth();
            }
            return 0;
        } catch (SetupException e) {
            out.println(e.getMessage());
            return 2;
        } catch (DifferentAnswersException | ChildFailedException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private void compare()
            throws IOException, InterruptedException, SQLException, ChildFailedException, DifferentAnswersException {
        Path input = options.input() == null ? generated(options.rows()) : options.input();
        List<Contestant> all = Contestants.of(project, options);
        List<Contestant> present = all.stream().filter(Contestant::isPresent).toList();
        new Proof(project, out).demand(present, input);
        Map<Contestant, Costs> measured = new Race(project, out).run(present, input, options.rounds());
        out.println();
        out.println(ResultTable.comparison("J1 on " + megabytes(input), all, measured));
        out.println();
        out.println("Median of " + options.rounds() + " on " + Project.machine() + ".");
    }

    private void growth()
            throws IOException, InterruptedException, SQLException, ChildFailedException, DifferentAnswersException,
                    SetupException {
        List<Contestant> present = Contestants.of(project, options.inSmallHeap()).stream()
                .filter(Contestant::isPresent)
                .filter(each ->
                        List.of(Contestants.PENSTOCK, Contestants.DUCKDB).contains(each.id()))
                .toList();
        List<Contestant> penstock = present.stream()
                .filter(each -> each.id().equals(Contestants.PENSTOCK))
                .toList();
        if (penstock.isEmpty()) {
            throw new SetupException("growth measures Penstock, and that is absent: no ./etl here, or not in --only");
        }
        long moreRows = Math.multiplyExact(options.rows(), GROWTH);
        Costs small = grown(present, penstock, options.rows());
        Costs large = grown(present, penstock, moreRows);
        out.println();
        out.println(ResultTable.growth(options.rows(), small, moreRows, large));
        out.println();
        out.println("Median of " + options.rounds() + " on " + Project.machine() + ".");
    }

    private Costs grown(List<Contestant> judged, List<Contestant> timed, long rows)
            throws IOException, InterruptedException, SQLException, ChildFailedException, DifferentAnswersException {
        Path input = generated(rows);
        new Proof(project, out).demand(judged, input);
        return new Race(project, out)
                .run(timed, input, options.rounds())
                .values()
                .iterator()
                .next();
    }

    private Path generated(long rows) throws IOException {
        return project.checkouts(rows, options.seed(), out);
    }

    private static String megabytes(Path input) throws IOException {
        return input.getFileName() + String.format(Locale.ROOT, " (%.0f MB)", Files.size(input) / 1e6);
    }
}
