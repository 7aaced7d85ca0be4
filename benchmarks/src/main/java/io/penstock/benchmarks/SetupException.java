package io.penstock.benchmarks;

/** The benchmark cannot run where and as it was called; the message says what is missing. */
public final class SetupException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is missing */
    public SetupException(String message) {
        super(message);
    }
}
