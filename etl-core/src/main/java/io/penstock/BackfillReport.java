package io.penstock;

import io.penstock.Backfill.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill did, interval by interval.
 *
 * @param pipeline the pipeline's name
 * @param loads one for each interval, in order
 */
public record BackfillReport(String pipeline, List<Load> loads) {
    /** How an interval ended. */
    public enum Outcome {
        /** Loaded now. */
        LOADED,
        /** Was loaded by an earlier backfill; nothing was done. */
        LOADED_BEFORE,
        /** Nothing of it was committed; run the backfill again. */
        FAILED
    }

    /**
     * One interval.
     *
     * @param interval the range
     * @param outcome how it ended
     * @param rows rows written now
     * @param failure why it failed; null unless it did
     */
    public record Load(
            Interval interval,
            Outcome outcome,
            long rows,
            @Nullable String failure) {}

    public BackfillReport {
        loads = List.copyOf(loads);
    }

    /** Whether every interval is in the target now. */
    public boolean isComplete() {
        return count(Outcome.FAILED) == 0;
    }

    public long count(Outcome outcome) {
        return loads.stream().filter(load -> load.outcome() == outcome).count();
    }

    /** As a person reads it in a terminal: a sentence, then every interval that failed. */
    public String toText() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "backfill of '%s': %,d intervals loaded (%,d rows), %,d were loaded before, %,d failed",
                pipeline,
                count(Outcome.LOADED),
                loads.stream().mapToLong(Load::rows).sum(),
                count(Outcome.LOADED_BEFORE),
                count(Outcome.FAILED)));
        for (Load load : loads) {
            if (load.outcome() == Outcome.FAILED) {
                text.append("\n  ")
                        .append(load.interval().from())
                        .append(" to ")
                        .append(load.interval().to())
                        .append(": ")
                        .append(load.failure());
            }
        }
        return text.append('\n').toString();
    }
}
