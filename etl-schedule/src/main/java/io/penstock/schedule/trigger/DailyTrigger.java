package io.penstock.schedule.trigger;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Due once on every day of a zone's calendar, at a time of its clocks: {@code daily at 02:30 in Europe/London}.
 *
 * <p>Where clocks change, there is still exactly one due time a day, by the rule of {@link java.time.ZonedDateTime#of}:
 *
 * <ul>
 *   <li>gap (clocks go forward over the time): later by the length of the gap: 02:30 becomes 03:30 of the new time
 *   <li>overlap (clocks go back and show the time twice): the first of the two
 *   <li>a day that a zone skipped as a whole (Samoa, 30 December 2011) has none
 * </ul>
 *
 * @param at the time of day
 * @param zone whose calendar and clocks count
 */
public record DailyTrigger(LocalTime at, ZoneId zone) implements TimeTrigger {

    /** Due every day at a time in UTC; see {@link #in} for another zone. */
    public static DailyTrigger at(LocalTime time) {
        return new DailyTrigger(time, ZoneOffset.UTC);
    }

    /** The same time of day in another zone. */
    public DailyTrigger in(ZoneId newZone) {
        return new DailyTrigger(at, newZone);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return Objects.requireNonNull(calendar().nextAfter(moment));
    }

    @Override
    public Instant lastBefore(Instant moment) {
        return Objects.requireNonNull(calendar().lastBefore(moment));
    }

    private Calendar calendar() {
        return new Calendar(zone, new Calendar.At(at, day -> true), Calendar.Clocks.ONCE);
    }

    @Override
    public String text() {
        return "daily at " + at + " in " + zone;
    }
}
