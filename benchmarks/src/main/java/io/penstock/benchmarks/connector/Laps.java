package io.penstock.benchmarks.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The child process: one side, a number of laps. Writes the seconds of each lap, one a line, or the answer alone. */
final class Laps {
    private static final List<String> GROUPS = List.of("postgres", "excel", "json");

    private Laps() {}

    /** {@code GROUP SIDE TARGET ROWS LAPS RESULT_FILE}; with 0 laps one is run and its answer written. */
    public static void main(String[] args) throws Exception {
        String group = args[0];
        int rows = Integer.parseInt(args[3]);
        Lap lap = switch (GROUPS.indexOf(group)) {
            case 0 -> PostgresLaps.of(args[1], args[2], rows);
            case 1 -> ExcelLaps.of(args[1], Path.of(args[2]), rows);
            case 2 -> JsonLaps.of(args[1], Path.of(args[2]), rows);
            default -> throw new IllegalArgumentException(group);
        };
        Files.write(Path.of(args[5]), run(lap, Integer.parseInt(args[4])));
        System.exit(0);
    }

    static List<String> run(Lap lap, int laps) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(1, laps); i++) {
            lap.prepare();
            System.gc();
            long start = System.nanoTime();
            lap.run();
            lines.add(String.format(Locale.ROOT, "%.6f", (System.nanoTime() - start) / 1e9));
        }
        return laps == 0 ? List.of(lap.answer()) : lines;
    }

    /** The numbers that {@link #run} wrote. */
    static List<Double> read(Path result) throws IOException {
        return Files.readAllLines(result).stream().map(Double::valueOf).toList();
    }
}
