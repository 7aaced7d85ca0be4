package io.penstock.examples;

import io.penstock.console.sample.LibrarySampleData;
import java.io.IOException;
import java.nio.file.Path;

/** Where the examples read and write. */
final class DataDirectory {
    private static final long SEED = 8044;

    private DataDirectory() {}

    /** The first argument, or {@code data/examples}. */
    static Path of(String[] arguments) {
        return arguments.length > 0 ? Path.of(arguments[0]) : Path.of("data", "examples");
    }

    /** The same directory with {@code books.csv, members.csv, transactions.csv, checkouts.csv} in it, the same bytes each time. */
    static Path withSamples(Path directory) throws IOException {
        LibrarySampleData.seed(SEED)
                .books(500)
                .members(500)
                .transactions(500)
                .checkouts(5_000)
                .writeTo(directory);
        return directory;
    }
}
