package io.penstock;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.state.StateErrors;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the past again, piece by piece: an incremental pipeline is run once for every interval of its cursor. Each interval is a
 * load of its own in the ledger, so that running the backfill again loads only what is missing or failed. The watermark that the
 * daily runs go on from is neither used nor moved. Immutable.
 *
 * @param pipeline a pipeline with exactly one source, which has a cursor
 * @param intervals what to load, in order
 * @param parallel intervals that are loaded at the same time; 1 by default
 */
public record Backfill(Pipeline pipeline, List<Interval> intervals, int parallel) {
    private static final int MOST = 100_000;

    /**
     * A range of cursor values.
     *
     * @param from first value, included
     * @param to end, excluded
     */
    public record Interval(String from, String to) {
        /** The id of the load in the ledger. */
        public String runId() {
            return "backfill:" + from + ".." + to;
        }
    }

    public Backfill {
        intervals = List.copyOf(intervals);
        if (parallel < 1 || parallel > 64) {
            throw refused("parallel must be 1 to 64, not " + parallel);
        } else if (intervals.isEmpty()) {
            throw refused("the range is empty: its end must lie behind its beginning");
        }
    }

    /**
     * A range of dates, cut into pieces; the last may be shorter.
     *
     * @param from first day
     * @param to the day behind the last
     * @param step length of a piece: {@code Period.ofDays(1)}
     */
    public static Backfill of(Pipeline pipeline, LocalDate from, LocalDate to, Period step) {
        if (step.isZero() || step.isNegative()) {
            throw refused("a step must be longer than nothing, not " + step);
        }
        List<Interval> intervals = new ArrayList<>();
        LocalDate at = from;
        for (int i = 1; at.isBefore(to) && i <= MOST + 1; i++) {
            LocalDate next = from.plus(step.multipliedBy(i));
            LocalDate end = next.isBefore(to) ? next : to;
            add(intervals, at.toString(), end.toString());
            at = next;
        }
        return new Backfill(pipeline, intervals, 1);
    }

    /** A range of whole numbers, such as ids, cut into pieces of {@code step}; the last may be shorter. */
    public static Backfill of(Pipeline pipeline, long from, long to, long step) {
        if (step < 1) {
            throw refused("a step must be 1 or more, not " + step);
        }
        List<Interval> intervals = new ArrayList<>();
        for (long at = from; at < to; ) {
            long end = to - at <= step ? to : at + step;
            add(intervals, String.valueOf(at), String.valueOf(end));
            at = end;
        }
        return new Backfill(pipeline, intervals, 1);
    }

    private static void add(List<Interval> intervals, String from, String to) {
        if (intervals.size() == MOST) {
            throw refused("the range has more than " + MOST + " pieces; take longer ones");
        }
        intervals.add(new Interval(from, to));
    }

    /** How many intervals are loaded at the same time; they share the engine's threads and memory. */
    public Backfill parallel(int count) {
        return new Backfill(pipeline, intervals, count);
    }

    /** Runs on a {@link LocalEngine} with default settings. */
    public BackfillReport run() {
        try (LocalEngine engine = LocalEngine.create()) {
            return engine.backfill(this);
        }
    }

    private static PlanException refused(String why) {
        return new PlanException(Problem.of(StateErrors.BACKFILL_RANGE, why));
    }
}
