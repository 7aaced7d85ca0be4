package io.penstock.quality.alert.store;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertErrors;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for. Immutable; made from {@link #OPEN} or {@link #ALL} by withers.
 *
 * @param states the states they may be in
 * @param minLevel how bad they are at least; INFO by default
 * @param pipeline of this pipeline; null (the default) for any
 * @param check about this check; null (the default) for any
 * @param assignee whom they are assigned to; null (the default) for anybody and nobody
 * @param seenSince seen at or after this moment; null (the default) for any time
 * @param limit at most so many, 1 to 100,000; 1,000 by default
 */
public record AlertFilter(
        Set<AlertState> states,
        AlertLevel minLevel,
        @Nullable String pipeline,
        @Nullable String check,
        @Nullable String assignee,
        @Nullable Instant seenSince,
        int limit) {
    private static final int USUAL = 1_000;
    private static final int MOST = 100_000;

    public static final AlertFilter ALL =
            new AlertFilter(EnumSet.allOf(AlertState.class), AlertLevel.INFO, null, null, null, null, USUAL);
    /** All that are not resolved. */
    public static final AlertFilter OPEN = ALL.states(AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.ASSIGNED);

    public AlertFilter {
        states = Set.copyOf(states);
        if (limit < 1 || limit > MOST) {
            throw new PlanException(Problem.of(
                    AlertErrors.INVALID_SETTING, "the limit of a list of alerts is 1 to 100000, not " + limit));
        }
    }

    public AlertFilter states(AlertState first, AlertState... more) {
        return new AlertFilter(EnumSet.of(first, more), minLevel, pipeline, check, assignee, seenSince, limit);
    }

    public AlertFilter minLevel(AlertLevel level) {
        return new AlertFilter(states, level, pipeline, check, assignee, seenSince, limit);
    }

    public AlertFilter pipeline(String name) {
        return new AlertFilter(states, minLevel, name, check, assignee, seenSince, limit);
    }

    public AlertFilter check(String name) {
        return new AlertFilter(states, minLevel, pipeline, name, assignee, seenSince, limit);
    }

    public AlertFilter assignee(String name) {
        return new AlertFilter(states, minLevel, pipeline, check, name, seenSince, limit);
    }

    public AlertFilter seenSince(Instant moment) {
        return new AlertFilter(states, minLevel, pipeline, check, assignee, moment, limit);
    }

    public AlertFilter limit(int most) {
        return new AlertFilter(states, minLevel, pipeline, check, assignee, seenSince, most);
    }

    boolean accepts(Alert alert) {
        return states.contains(alert.state())
                && alert.level().isAtLeast(minLevel)
                && (pipeline == null || pipeline.equals(alert.key().pipeline()))
                && (check == null || check.equals(alert.key().check()))
                && (assignee == null || assignee.equals(alert.handling().assignee()))
                && (seenSince == null || !alert.sightings().last().isBefore(seenSince));
    }
}
