package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Due once a month, at a time of a zone's clocks: {@code monthly on day 1 at 03:00 in America/New_York}. In a month that is too short for
 * the day, its last day counts. Where clocks change, as {@link DailyTrigger}.
 *
 * @param day day of the month, 1 to 31; {@link #LAST} for the last one
 * @param at the time of day
 * @param zone whose calendar and clocks count
 */
public record MonthlyTrigger(int day, LocalTime at, ZoneId zone) implements TimeTrigger {
    /** The last day of each month. */
    public static final int LAST = 31;

    /**
     * A trigger.
     *
     * @throws PlanException {@code PEN-8602} when there is no such day
     */
    public MonthlyTrigger {
        if (day < 1 || day > LAST) {
            throw new PlanException(
                    Problem.of(TriggerErrors.CALENDAR, "the day of a month must be 1 to 31, not " + day));
        }
    }

    /** Due on this day of each month at midnight in UTC; see {@link #at(LocalTime)} and {@link #in}. */
    public static MonthlyTrigger on(int day) {
        return new MonthlyTrigger(day, LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }

    /** At another time of that day. */
    public MonthlyTrigger at(LocalTime time) {
        return new MonthlyTrigger(day, time, zone);
    }

    /** The same day and time in another zone. */
    public MonthlyTrigger in(ZoneId newZone) {
        return new MonthlyTrigger(day, at, newZone);
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
        return new Calendar(zone, new Calendar.At(at, this::isOn), Calendar.Clocks.ONCE);
    }

    private boolean isOn(LocalDate date) {
        return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
    }

    @Override
    public String text() {
        return "monthly on " + (day == LAST ? "the last day" : "day " + day) + " at " + at + " in " + zone;
    }
}
