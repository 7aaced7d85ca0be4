package io.penstock.schedule.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Due at times of a clock or a calendar.
 *
 * <p>The due times of a trigger are one fixed, endless sequence of instants, in both directions: they do not depend on when the
 * trigger was made or asked, so a restarted scheduler goes on as if it had never stopped. The time between two neighbours is the
 * data interval of the later one.
 *
 * <p>Where clocks change, calendar triggers have as many due times as on any other day: a time that the clocks skip is due later by
 * the length of the gap, a time that they show twice is due the first time. The one exception is a {@link CronTrigger} whose hour
 * begins with {@code *}: it goes by what the clocks show, so it is due in both passes of a repeated hour and never in a skipped one.
 */
public sealed interface TimeTrigger extends Trigger
        permits IntervalTrigger, DailyTrigger, WeeklyTrigger, MonthlyTrigger, CronTrigger {
    /**
     * The first due time after a moment.
     *
     * @return later than {@code moment}, never equal to it
     */
    Instant nextAfter(Instant moment);

    /**
     * The last due time before a moment.
     *
     * @return earlier than {@code moment}, never equal to it
     */
    Instant lastBefore(Instant moment);

    /** Whose dates the data intervals have; UTC where the trigger knows no calendar. */
    ZoneId zone();

    /** The next due times after a moment, in order. */
    default List<Instant> preview(Instant moment, int count) {
        List<Instant> times = new ArrayList<>(count);
        Instant at = moment;
        for (int i = 0; i < count; i++) {
            at = nextAfter(at);
            times.add(at);
        }
        return times;
    }
}
