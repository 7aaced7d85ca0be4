package io.penstock.benchmarks.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the kernels under JMH and prints a Markdown table. Arguments are those of JMH: regular expressions that choose
 * kernels, {@code -l} to list them, {@code -p rows=N} for another size. Unless told otherwise one fork, three iterations to
 * warm up and five to measure, a second each. Ends with 0 when done, 1 when a kernel's answer is wrong, 2 when called
 * wrongly.
 */
public final class Kernels {
    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;

    private Kernels() {}

    /** The program. */
    public static void main(String[] args) throws IOException {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) throws IOException {
        try {
            CommandLineOptions given = new CommandLineOptions(args);
            if (given.shouldHelp()) {
                given.showHelp();
            } else if (given.shouldList()) {
                new Runner(complete(given)).list();
            } else if (isOfAnotherKind(given)) {
                out.println("kernels run on one thread and are measured in rows per second: leave out -t, -bm and -tu");
                return 2;
            } else {
                Collection<RunResult> results = new Runner(complete(given)).run();
                out.println();
                out.println(KernelTable.of(results));
            }
            return 0;
        } catch (CommandLineOptionException e) {
            out.println(e.getMessage());
            return 2;
        } catch (NoBenchmarksException e) {
            out.println("no kernel matches " + String.join(" ", args) + "; benchmarks/run kernels -l lists them");
            return 2;
        } catch (RunnerException e) {
            out.println("a kernel was not timed, see above: " + e.getMessage());
            return 1;
        }
    }

    private static boolean isOfAnotherKind(Options given) {
        return given.getThreads().orElse(1) != 1
                || !given.getBenchModes().isEmpty()
                || given.getTimeUnit().hasValue();
    }

    private static Options complete(CommandLineOptions given) {
        return new OptionsBuilder()
                .parent(given)
                .forks(given.getForkCount().orElse(1))
                .threads(1)
                .mode(Mode.Throughput)
                .warmupIterations(given.getWarmupIterations().orElse(WARM_UPS))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(given.getMeasurementIterations().orElse(MEASUREMENTS))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
                .timeUnit(TimeUnit.SECONDS)
                .shouldFailOnError(true)
                .build();
    }
}
