package io.penstock.benchmarks.harness;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kernel gave another answer than the independent computation, so it is not timed. */
public final class WrongAnswerException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private WrongAnswerException(String message) {
        super(message);
    }

    /**
     * Compares the two answers.
     *
     * @throws WrongAnswerException if they are not equal
     */
    public static void demand(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw new WrongAnswerException(what + ": expected " + expected + ", the kernel gave " + found);
        }
    }

    /**
     * Compares two long answers and names the first place where they differ.
     *
     * @throws WrongAnswerException if they are not equal
     */
    public static void demandEach(String what, List<?> expected, List<?> found) {
        demand("number of " + what, expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            demand(what + " " + i, expected.get(i), found.get(i));
        }
    }
}
