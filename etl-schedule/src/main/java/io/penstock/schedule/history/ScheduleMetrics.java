package io.penstock.schedule.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a schedule over a time. Skipped runs count neither as run nor as failed.
 *
 * @param schedule name of the schedule
 * @param runs that ended well, failed or were cancelled
 * @param succeeded that ended well
 * @param skipped that were not run, on purpose
 * @param p50 the median time of a run that ended well; null without one
 * @param p95 19 of 20 runs took no longer
 * @param longest the longest run
 * @param rows written
 * @param lastRun the newest run that ended; null without one
 * @param next when it is due again; null when no time says so
 */
public record ScheduleMetrics(
        String schedule,
        long runs,
        long succeeded,
        long skipped,
        @Nullable Duration p50,
        @Nullable Duration p95,
        @Nullable Duration longest,
        long rows,
        @Nullable ScheduledRun lastRun,
        @Nullable Instant next) {

    /** The figures of runs, newest first. */
    public static ScheduleMetrics of(String schedule, List<ScheduledRun> runs, @Nullable Instant next) {
        List<ScheduledRun> ended = runs.stream()
                .filter(run -> run.state() == RunState.SUCCEEDED || run.state().isBad())
                .toList();
        List<ScheduledRun> well =
                ended.stream().filter(run -> run.state() == RunState.SUCCEEDED).toList();
        List<Duration> times = well.stream()
                .map(ScheduledRun::duration)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        return new ScheduleMetrics(
                schedule,
                ended.size(),
                well.size(),
                runs.stream().filter(run -> run.state() == RunState.SKIPPED).count(),
                rank(times, 0.5),
                rank(times, 0.95),
                rank(times, 1),
                well.stream().mapToLong(run -> run.rows().written()).sum(),
                ended.isEmpty() ? null : ended.get(0),
                next);
    }

    /** The nearest-rank quantile. */
    private static @Nullable Duration rank(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** Of the runs, those that ended well, 0 to 1; 1 without any run. */
    public double successRate() {
        return runs == 0 ? 1 : (double) succeeded / runs;
    }

    /** Whether the newest run ended well; true without any. */
    public boolean isHealthy() {
        return lastRun == null || lastRun.state() == RunState.SUCCEEDED;
    }
}
