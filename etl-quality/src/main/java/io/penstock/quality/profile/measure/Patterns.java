package io.penstock.quality.profile.measure;

import java.io.Serializable;
import java.util.List;

/**
 * The shapes of texts: upper-case letters stand as {@code A}, lower-case ones as {@code a}, digits as {@code 9}, other characters as themselves, repeated ones with
 * their number: {@code QX1234} has the shape <code>A{2}9{4}</code>. Texts of more than 64 characters share the shape of their first 64 and {@code …}.
 *
 * @param accuracy {@link Accuracy#EXACT} or {@link Accuracy#AT_LEAST}
 * @param error how much a count can be too low at most; 0 when exact
 * @param patterns most frequent first, as many as were asked for, or as there are
 */
public record Patterns(Accuracy accuracy, long error, List<Pattern> patterns) implements Serializable {
    public Patterns {
        patterns = List.copyOf(patterns);
    }

    /** A shape and how many values have it. */
    public record Pattern(String shape, long count) implements Serializable {}
}
