package io.penstock.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** GNU time, which reads the kernel's own accounts of a child and of all that it waited for. */
final class GnuTime {
    private static final Path PROGRAM = Path.of("/usr/bin/time");

    private GnuTime() {}

    /** Whether it is here; the {@code time} of other systems lies in the same place but knows other options. */
    static boolean isPresent() {
        return Files.isExecutable(PROGRAM) && System.getProperty("os.name").startsWith("Linux");
    }

    static List<String> prefix(Path result) {
        return List.of(PROGRAM.toString(), "-o", result.toString(), "-f", "%U %S %M");
    }

    static Cost read(Path result, double wallSeconds) throws IOException {
        String[] fields = Files.readString(result).strip().split(" ", -1);
        return new Cost(
                wallSeconds,
                Double.parseDouble(fields[0]) + Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]) * 1_024 / 1e6);
    }
}
