package io.penstock.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of {@link BenchmarkJ1}.
 *
 * @param mode what to do
 * @param input the CSV file, null to generate one
 * @param rows rows to generate
 * @param seed seed of the generator
 * @param rounds how often each side is timed
 * @param only ids of the sides to run, empty for all
 * @param javaOpts {@code JAVA_OPTS} for Penstock, null to leave the variable as it is
 * @param work directory for data and outputs, null for the build directory
 */
record Options(
        Mode mode,
        @Nullable Path input,
        long rows,
        long seed,
        int rounds,
        Set<String> only,
        @Nullable String javaOpts,
        @Nullable Path work) {
    static final String USAGE = """
            usage: benchmarks/run [compare|growth] [option value]...
                   benchmarks/run kernels [REGEX]... [JMH option]...
              compare              all sides on one input (default)
              growth               Penstock on --rows and on ten times as many, with -Xmx256m
              --input FILE         an existing CSV file; without it one is generated
              --rows N             rows to generate, default 1000000
              --seed N             seed of the generator, default 8044
              --rounds N           how often each side is timed, default 3
              --only ID,ID         only these sides: %s
              --java-opts OPTIONS  JAVA_OPTS for Penstock, such as -Xmx256m
              --work DIRECTORY     where data and outputs go, default benchmarks/target/j1""".formatted(String.join(", ", Contestants.IDS));

    /** What the program does. */
    enum Mode {
        COMPARE,
        GROWTH
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it cannot be understood; the message says why
     */
    static Options parse(String... args) {
        Mode mode = Mode.COMPARE;
        Path input = null;
        long rows = 1_000_000;
        long seed = 8044;
        long rounds = 3;
        Set<String> only = Set.of();
        String javaOpts = null;
        Path work = null;
        List<String> words = Arrays.asList(args);
        int next = 0;
        if (!words.isEmpty() && !words.get(0).startsWith("--")) {
            mode = mode(words.get(next++));
        }
        for (; next < words.size(); next += 2) {
            String name = words.get(next);
            if (next + 1 == words.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = words.get(next + 1);
            switch (name) {
                case "--input" -> input = Path.of(value).toAbsolutePath();
                case "--rows" -> rows = number(name, value, 1);
                case "--seed" -> seed = number(name, value, Long.MIN_VALUE);
                case "--rounds" -> rounds = number(name, value, 1);
                case "--only" -> only = ids(value);
                case "--java-opts" -> javaOpts = value;
                case "--work" -> work = Path.of(value).toAbsolutePath();
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        if (mode == Mode.GROWTH && input != null) {
            throw new IllegalArgumentException("growth generates its own two inputs, --input has no use there");
        }
        return new Options(mode, input, rows, seed, Math.toIntExact(rounds), only, javaOpts, work);
    }

    /** The same with Penstock's heap at 256 MB, unless the user has said otherwise. */
    Options inSmallHeap() {
        return javaOpts != null ? this : new Options(mode, input, rows, seed, rounds, only, "-Xmx256m", work);
    }

    private static Mode mode(String word) {
        return switch (word) {
            case "compare" -> Mode.COMPARE;
            case "growth" -> Mode.GROWTH;
            default -> throw new IllegalArgumentException("unknown mode " + word + ", there are compare and growth");
        };
    }

    private static long number(String name, String value, long atLeast) {
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number >= atLeast) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a whole number, was " + value, e);
        }
        throw new IllegalArgumentException(name + " must be at least " + atLeast + ", was " + value);
    }

    private static Set<String> ids(String value) {
        Set<String> ids =
                new TreeSet<>(Arrays.asList(value.toLowerCase(Locale.ROOT).split(",", -1)));
        for (String id : ids) {
            if (!Contestants.IDS.contains(id)) {
                throw new IllegalArgumentException(
                        "--only: no side is called '" + id + "', there are " + String.join(", ", Contestants.IDS));
            }
        }
        return ids;
    }
}
