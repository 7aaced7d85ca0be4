package io.penstock.benchmarks;

import java.util.List;

/** Two sides gave different answers, so nothing is timed; the message says where they differ. */
public final class DifferentAnswersException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param differences one line each */
    public DifferentAnswersException(Contestant reference, Contestant other, List<String> differences) {
        super(reference.title() + " and " + other.title() + " differ, so there is nothing to time:\n  "
                + String.join("\n  ", differences));
    }
}
