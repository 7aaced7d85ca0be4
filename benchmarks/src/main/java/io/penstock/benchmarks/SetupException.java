package io.penstock.benchmarks;

/** The benchmark cannot run where and as it was called; the message says what is missing. */
final class SetupException extends Exception {
    private static final long serialVersionUID = 1L;

    SetupException(String message) {
        super(message);
    }
}
