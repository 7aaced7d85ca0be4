package io.penstock;

/**
 * How one run is done.
 *
 * @param mode commit or dry run; {@link RunMode#COMMIT} by default
 * @param cancellation the switch that stops the run; a new one by default
 */
public record RunOptions(RunMode mode, Cancellation cancellation) {
    public static RunOptions defaults() {
        return new RunOptions(RunMode.COMMIT, new Cancellation());
    }

    public RunOptions mode(RunMode newMode) {
        return new RunOptions(newMode, cancellation);
    }

    public RunOptions cancellation(Cancellation token) {
        return new RunOptions(mode, token);
    }
}
