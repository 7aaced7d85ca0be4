package io.penstock.benchmarks.process;

/** A program that was to be measured ended with an error, or could not be started; the message holds its last words. */
public final class ChildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    ChildFailedException(String message) {
        super(message);
    }
}
