package io.penstock.benchmarks;

import io.penstock.benchmarks.data.CheckoutsGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie.
 *
 * @param root the repository, where {@code ./etl} is
 * @param work the directory for generated data and outputs
 */
public record Project(Path root, Path work) {
    /**
     * Finds the repository from the working directory upwards.
     *
     * @throws SetupException if the working directory is not inside a checkout
     */
    static Project locate(Options options) throws IOException, SetupException {
        return locate(options.work(), "j1");
    }

    /**
     * The same for another program.
     *
     * @param given the directory for data and outputs, null for {@code benchmarks/target/NAME}
     */
    public static Project locate(@Nullable Path given, String name) throws IOException, SetupException {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("benchmarks/peers"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new SetupException("run this inside a checkout of the repository: no directory "
                    + "benchmarks/peers in or above " + Path.of("").toAbsolutePath());
        }
        Path work = given == null ? directory.resolve("benchmarks/target").resolve(name) : given;
        return new Project(directory, Files.createDirectories(work));
    }

    /** The machine in a few words. */
    public static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java "
                + Runtime.version().feature() + ", " + System.getProperty("os.name");
    }

    /** Generated loans, made on first use. */
    public Path checkouts(long rows, long seed, PrintStream progress) throws IOException {
        Path file = work.resolve("checkouts-" + rows + "-" + seed + ".csv");
        if (Files.notExists(file)) {
            progress.printf(Locale.ROOT, "generating %,d rows%n", rows);
            Path part = work.resolve(file.getFileName() + ".part");
            CheckoutsGenerator.write(part, rows, seed);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** The output directory of a contestant, not there before it runs. */
    public Path output(Contestant contestant) {
        return work.resolve("out").resolve(contestant.id());
    }

    /** Makes an empty output directory; what an earlier run left is deleted, so that its pages need no writing back. */
    public Path emptyOutput(Contestant contestant) throws IOException {
        Path output = output(contestant);
        delete(output);
        return Files.createDirectories(output);
    }

    /** Deletes a directory with all it holds, if it is there. */
    public static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> found;
            try (Stream<Path> walk = Files.walk(directory)) {
                found = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : found) {
                Files.delete(path);
            }
        }
    }
}
