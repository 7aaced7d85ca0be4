package io.penstock.benchmarks.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param words the program and its arguments
 * @param directory where it runs
 * @param environment variables set on top of this process's own
 */
public record Command(List<String> words, Path directory, Map<String, String> environment) {
    /** Takes copies of the collections. */
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}
