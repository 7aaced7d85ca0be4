package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Due on some days of the week, at a time of a zone's clocks: {@code weekly on MON, THU at 06:00 in Asia/Tokyo}. Where clocks change, as
 * {@link DailyTrigger}.
 *
 * @param days at least one
 * @param at the time of day
 * @param zone whose calendar and clocks count
 */
public record WeeklyTrigger(Set<DayOfWeek> days, LocalTime at, ZoneId zone) implements TimeTrigger {
    /**
     * A trigger.
     *
     * @throws PlanException {@code PEN-8602} without a day
     */
    public WeeklyTrigger {
        if (days.isEmpty()) {
            throw new PlanException(
                    Problem.of(TriggerErrors.CALENDAR, "a weekly trigger needs at least one day of the week"));
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Due on these days at midnight in UTC; see {@link #at(LocalTime)} and {@link #in}. */
    public static WeeklyTrigger on(DayOfWeek first, DayOfWeek... more) {
        return new WeeklyTrigger(EnumSet.of(first, more), LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }

    /** At another time of these days. */
    public WeeklyTrigger at(LocalTime time) {
        return new WeeklyTrigger(days, time, zone);
    }

    /** The same days and time in another zone. */
    public WeeklyTrigger in(ZoneId newZone) {
        return new WeeklyTrigger(days, at, newZone);
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
        return new Calendar(zone, new Calendar.At(at, day -> days.contains(day.getDayOfWeek())), Calendar.Clocks.ONCE);
    }

    @Override
    public String text() {
        List<DayOfWeek> sorted = days.stream().sorted().toList();
        return "weekly on "
                + sorted.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(", "))
                + " at " + at + " in " + zone;
    }
}
