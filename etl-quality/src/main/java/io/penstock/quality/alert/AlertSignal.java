package io.penstock.quality.alert;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.Dimension;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should know: a score below its threshold ({@link #scored}) or anything else of a given level ({@link #of}).
 * Immutable.
 *
 * @param key what it is about
 * @param level how bad it is
 * @param content what to say
 * @param runId the run that it comes from; null when it comes from none
 * @param at when it was noticed; null for the moment it is raised
 */
public record AlertSignal(
        AlertKey key,
        AlertLevel level,
        AlertContent content,
        @Nullable String runId,
        @Nullable Instant at) implements Serializable {

    /** A signal without a score. */
    public static AlertSignal of(AlertKey key, AlertLevel level, String title) {
        return new AlertSignal(key, level, new AlertContent(null, title, "", null, null), null, null);
    }

    /**
     * A score below its threshold; {@link AlertLevel#of} says how bad that is.
     *
     * @throws PlanException {@code PEN-5501} when one is not between 0 and 1, or the score reaches the threshold
     */
    public static AlertSignal scored(AlertKey key, double score, double threshold, String title) {
        if (!(score >= 0 && score <= 1 && threshold >= 0 && threshold <= 1)) {
            throw invalid("a score and its threshold are between 0 and 1, not " + score + " and " + threshold);
        }
        AlertLevel level = AlertLevel.of(score, threshold)
                .orElseThrow(() -> invalid("the score " + score + " reaches its threshold " + threshold
                        + ": tell that the check passed instead"));
        return new AlertSignal(key, level, new AlertContent(null, title, "", score, threshold), null, null);
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(AlertErrors.INVALID_SIGNAL, what));
    }

    /** In place of the level that follows from the score. */
    public AlertSignal level(AlertLevel other) {
        return new AlertSignal(key, other, content, runId, at);
    }

    /** The dimension that it belongs to; none by default. */
    public AlertSignal dimension(Dimension dimension) {
        return with(
                new AlertContent(dimension, content.title(), content.message(), content.score(), content.threshold()));
    }

    /** A sentence or two; empty by default. */
    public AlertSignal message(String text) {
        return with(new AlertContent(content.dimension(), content.title(), text, content.score(), content.threshold()));
    }

    /** The run that it comes from; none by default. */
    public AlertSignal run(String id) {
        return new AlertSignal(key, level, content, id, at);
    }

    /** When it was noticed; the moment it is raised by default. */
    public AlertSignal at(Instant moment) {
        return new AlertSignal(key, level, content, runId, moment);
    }

    private AlertSignal with(AlertContent other) {
        return new AlertSignal(key, level, other, runId, at);
    }
}
