package io.penstock.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files under a directory with their sizes, to see whether anything was left behind. */
final class FileTree {
    private FileTree() {}

    static List<String> of(@Nullable Path directory) throws IOException {
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file ->
                            directory.relativize(file) + " (" + file.toFile().length() + " bytes)")
                    .sorted()
                    .toList();
        }
    }
}
