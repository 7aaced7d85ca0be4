package io.penstock.quality.check;

import org.jspecify.annotations.Nullable;

/** What a test found, before the check's policy says what it means. */
public sealed interface Finding {
    /**
     * Of so many rows so many fail. How many may is said by {@link Check#mostly}.
     *
     * @param evaluated rows looked at, nulls that are ignored not counted
     * @param failed rows among them that fail
     */
    record Rows(long evaluated, long failed) implements Finding {}

    /**
     * A value that meets the expectation or does not.
     *
     * @param met the verdict
     * @param score how near it is, 0 to 1; 1 when met
     * @param observed the value as text
     * @param number the value as a number for the history; null when it is none
     * @param because why it is not met, as the end of a sentence; empty for the check's own words
     */
    record Value(
            boolean met,
            double score,
            String observed,
            @Nullable Double number,
            String because) implements Finding {}

    /** There is nothing to judge. {@code because} is the end of a sentence: {@code there were no rows}. */
    record Nothing(String because) implements Finding {}

    /** Something broke. {@code because} is the end of a sentence. */
    record Broken(String because) implements Finding {}

    static Finding met(String observed, @Nullable Double number) {
        return new Value(true, 1, observed, number, "");
    }

    /** @param score how near it is, 0 to 1 */
    static Finding missed(double score, String observed, @Nullable Double number) {
        return new Value(false, score, observed, number, "");
    }

    /** Rows, or nothing when none was looked at. */
    static Finding rows(long evaluated, long failed) {
        return evaluated == 0 ? new Nothing("there was no value to look at") : new Rows(evaluated, failed);
    }
}
