package io.penstock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param root the repository, where {@code ./etl} is
 * @param work the directory for generated data and outputs
 */
record Project(Path root, Path work) {
    /**
     * Finds the repository from the working directory upwards.
     *
     * @throws SetupException if the working directory is not inside a checkout
     */
    static Project locate(Options options) throws IOException, SetupException {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("benchmarks/peers"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new SetupException("run this inside a checkout of the repository: no directory "
                    + "benchmarks/peers in or above " + Path.of("").toAbsolutePath());
        }
        Path work = options.work() == null ? directory.resolve("benchmarks/target/j1") : options.work();
        return new Project(directory, Files.createDirectories(work));
    }

    /** The output directory of a contestant, not there before it runs. */
    Path output(Contestant contestant) {
        return work.resolve("out").resolve(contestant.id());
    }

    /** Makes an empty output directory; what an earlier run left is deleted, so that its pages need no writing back. */
    Path emptyOutput(Contestant contestant) throws IOException {
        Path output = output(contestant);
        delete(output);
        return Files.createDirectories(output);
    }

    /** Deletes a directory with all it holds, if it is there. */
    static void delete(Path directory) throws IOException {
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
