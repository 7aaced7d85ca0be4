package io.penstock.schedule.trigger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Due times of a calendar: which days, and which times on each of them, turned into instants of a zone. One of these is made for each
 * question; not safe for use by several threads.
 */
final class Calendar {
    /** Longer than the wait for the rarest date there is: 29 February on a given weekday across a century without leap year. */
    private static final int MOST_DAYS = 366 * 41;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final Days days;
    private final Clocks clocks;

    /** The days and times of a trigger; times have no meaning of their own day. */
    interface Days {
        boolean has(LocalDate day);

        /** The first time not before one. */
        @Nullable
        LocalTime from(LocalTime time);

        /** The last time not after one. */
        @Nullable
        LocalTime upTo(LocalTime time);
    }

    /** What becomes of times that clocks skip or show twice. */
    enum Clocks {
        /** Each time once: later by the gap, or the first of two. */
        ONCE,
        /** As often as the clocks show it. */
        AS_SHOWN
    }

    Calendar(ZoneId zone, Days days, Clocks clocks) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.days = days;
        this.clocks = clocks;
    }

    /** One time on each of some days. */
    record At(LocalTime time, Predicate<LocalDate> onDay) implements Days {
        @Override
        public boolean has(LocalDate day) {
            return onDay.test(day);
        }

        @Override
        public @Nullable LocalTime from(LocalTime earliest) {
            return time.isBefore(earliest) ? null : time;
        }

        @Override
        public @Nullable LocalTime upTo(LocalTime latest) {
            return time.isAfter(latest) ? null : time;
        }
    }

    /** Null when there is none within 40 years. */
    @Nullable
    Instant nextAfter(Instant moment) {
        return nearest(moment, 1);
    }

    /** Null when there is none within 40 years. */
    @Nullable
    Instant lastBefore(Instant moment) {
        return nearest(moment, -1);
    }

    private @Nullable Instant nearest(Instant moment, int direction) {
        // A gap can move a due time past midnight, so the day behind the moment counts too, and the one after the first
        // hit.
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(direction);
        Instant best = null;
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(direction)) {
            boolean last = best != null;
            Instant found = days.has(day) && !isSkipped(day) ? onDay(day, moment, direction) : null;
            if (found != null && (best == null || direction * found.compareTo(best) < 0)) {
                best = found;
            }
            if (last || (best != null && transition(day) == null)) {
                return best;
            }
        }
        return best;
    }

    /** The nearest due time of one day on the wanted side of a moment. */
    private @Nullable Instant onDay(LocalDate day, Instant moment, int direction) {
        ZoneOffsetTransition change = transition(day);
        if (change == null) {
            ZoneOffset offset = rules.getOffset(day.atStartOfDay());
            LocalDateTime local = LocalDateTime.ofInstant(moment, offset);
            LocalTime time = nearestTime(day, local, direction);
            return time == null ? null : day.atTime(time).toInstant(offset);
        }
        return onDayOfChange(day, moment, direction);
    }

    private @Nullable LocalTime nearestTime(LocalDate day, LocalDateTime local, int direction) {
        int side = direction * day.compareTo(local.toLocalDate());
        if (side > 0) {
            return direction > 0 ? days.from(LocalTime.MIN) : days.upTo(LocalTime.MAX);
        } else if (side < 0) {
            return null;
        }
        return beyond(local.toLocalTime(), direction);
    }

    /** The neighbour of a time on the same day. */
    private @Nullable LocalTime beyond(LocalTime time, int direction) {
        if (direction > 0) {
            return time.equals(LocalTime.MAX) ? null : days.from(time.plusNanos(1));
        }
        return time.equals(LocalTime.MIN) ? null : days.upTo(time.minusNanos(1));
    }

    private @Nullable Instant onDayOfChange(LocalDate day, Instant moment, int direction) {
        Instant best = null;
        for (LocalTime time = direction > 0 ? days.from(LocalTime.MIN) : days.upTo(LocalTime.MAX);
                time != null;
                time = beyond(time, direction)) {
            for (Instant due : resolve(day.atTime(time))) {
                if (direction * due.compareTo(moment) > 0 && (best == null || direction * due.compareTo(best) < 0)) {
                    best = due;
                }
            }
        }
        return best;
    }

    private List<Instant> resolve(LocalDateTime local) {
        return switch (clocks) {
            case ONCE -> List.of(local.atZone(zone).toInstant());
            case AS_SHOWN ->
                rules.getValidOffsets(local).stream().map(local::toInstant).toList();
        };
    }

    /** The change of clocks that touches a day; null on most days. */
    private @Nullable ZoneOffsetTransition transition(LocalDate day) {
        if (rules.isFixedOffset()) {
            return null;
        }
        // Two days wider than the day, as a zone may be a day ahead of UTC or behind it.
        ZoneOffsetTransition next = rules.nextTransition(
                day.atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(86_400));
        while (next != null && !touchesOrIsLater(next, day)) {
            next = rules.nextTransition(next.getInstant());
        }
        return next != null && touches(next, day) ? next : null;
    }

    private static boolean touches(ZoneOffsetTransition change, LocalDate day) {
        LocalDate before = change.getDateTimeBefore().toLocalDate();
        LocalDate after = change.getDateTimeAfter().toLocalDate();
        LocalDate first = before.isBefore(after) ? before : after;
        LocalDate last = before.isBefore(after) ? after : before;
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private static boolean touchesOrIsLater(ZoneOffsetTransition change, LocalDate day) {
        return touches(change, day) || change.getDateTimeBefore().toLocalDate().isAfter(day);
    }

    /** Whether the zone's calendar has no such day. */
    private boolean isSkipped(LocalDate day) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }
}
