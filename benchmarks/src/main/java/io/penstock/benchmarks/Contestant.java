package io.penstock.benchmarks;

import io.penstock.benchmarks.process.Command;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * One side of the comparison.
 *
 * @param id short name for the command line and for directories
 * @param title what the table calls it
 * @param answer how much of the job it does
 * @param absence why it cannot run here, empty if it can
 * @param command makes the command for an input file and an output directory
 */
public record Contestant(
        String id, String title, Answer answer, String absence, BiFunction<Path, Path, Command> command) {
    /** How much of the job a contestant does. */
    public enum Answer {
        /** All of it; its answer is compared. */
        WHOLE,
        /** Only part of it, as a floor for the time; its answer is not compared. */
        FLOOR
    }

    /** Whether it can run here. */
    public boolean isPresent() {
        return absence.isEmpty();
    }
}
