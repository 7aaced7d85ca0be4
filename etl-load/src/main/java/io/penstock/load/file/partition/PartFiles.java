package io.penstock.load.file.partition;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The files of a partitioned data set: those named {@code part.…} or {@code part-…} in directories named {@code column=value}.
 * Whatever else lies in the data set is not its own and is left alone.
 */
public final class PartFiles {
    private PartFiles() {}

    /** Every part file below a directory, sorted by path; none when there is no such directory. */
    public static List<Path> under(Path dataset) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(dataset)) {
            Files.walkFileTree(dataset, new Finder(dataset, found));
            found.sort(null);
        }
        return found;
    }

    /** The name of a run's n-th file in a partition, from 1. */
    public static String name(String run, int number, String extension) {
        return "part" + (run.isEmpty() ? "" : "-" + run.replaceAll("[^A-Za-z0-9._-]", "_"))
                + (number == 1 ? "" : "-" + number) + "." + extension;
    }

    private static boolean isPart(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith("part.") || name.startsWith("part-");
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path dataset;
        private final List<Path> found;

        Finder(Path dataset, List<Path> found) {
            this.dataset = dataset;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean partition = String.valueOf(directory.getFileName()).indexOf('=') > 0;
            return partition || directory.equals(dataset) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!dataset.equals(file.getParent()) && isPart(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
