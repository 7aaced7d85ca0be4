package io.penstock.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of the programs beside {@link BenchmarkJ1}: some words of a fixed choice, then options.
 *
 * @param words the words chosen, all of them where none was given
 * @param rows rows to generate
 * @param rounds how often each side is timed
 * @param javaOpts {@code JAVA_OPTS} for Penstock's command line, null to leave the variable as it is
 * @param work directory for data and outputs, null for the build directory
 */
public record Arguments(
        List<String> words,
        long rows,
        int rounds,
        @Nullable String javaOpts,
        @Nullable Path work) {
    /** Seed of the generated loans. */
    public static final long SEED = 8044;

    private static final String USAGE = """
            usage: benchmarks/run %s %s[option value]...
              --rows N             rows to generate, default %d
              --rounds N           how often each side is timed, default 3
              --java-opts OPTIONS  JAVA_OPTS for Penstock's command line
              --work DIRECTORY     where data and outputs go, default benchmarks/target/%1$s""";

    /** Takes a copy of the list. */
    public Arguments {
        words = List.copyOf(words);
    }

    /**
     * Reads the command line.
     *
     * @param program the word after {@code benchmarks/run}
     * @param choice the words that may be given
     * @param defaultRows rows unless told otherwise
     * @throws SetupException if it cannot be understood; the message says why and shows the usage
     */
    public static Arguments parse(String program, List<String> choice, long defaultRows, String... args)
            throws SetupException {
        String usage = "\n"
                + USAGE.formatted(
                        program, choice.isEmpty() ? "" : "[" + String.join("|", choice) + "]... ", defaultRows);
        List<String> words = new ArrayList<>();
        long rows = defaultRows;
        long rounds = 3;
        String javaOpts = null;
        Path work = null;
        List<String> given = Arrays.asList(args);
        for (int next = 0; next < given.size(); next++) {
            String name = given.get(next);
            if (!name.startsWith("--")) {
                if (!choice.contains(name)) {
                    throw new SetupException("there is no " + name
                            + (choice.isEmpty() ? "" : ", there are " + String.join(", ", choice)) + usage);
                }
                words.add(name);
                continue;
            }
            if (++next == given.size()) {
                throw new SetupException(name + " needs a value" + usage);
            }
            String value = given.get(next);
            switch (name) {
                case "--rows" -> rows = number(name, value, usage);
                case "--rounds" -> rounds = number(name, value, usage);
                case "--java-opts" -> javaOpts = value;
                case "--work" -> work = Path.of(value).toAbsolutePath();
                default -> throw new SetupException("unknown option " + name + usage);
            }
        }
        return new Arguments(words.isEmpty() ? choice : words, rows, Math.toIntExact(rounds), javaOpts, work);
    }

    private static long number(String name, String value, String usage) throws SetupException {
        try {
            long number = Long.parseLong(value.replace("_", ""));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new SetupException(name + " needs a whole number, was " + value + usage);
        }
        throw new SetupException(name + " must be at least 1, was " + value + usage);
    }
}
