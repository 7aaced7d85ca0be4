package io.penstock.quality.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What repeats: the place of a moment in its season, in UTC. */
public enum Season {
    HOUR_OF_DAY(24, Duration.ofHours(1)),
    DAY_OF_WEEK(7, Duration.ofDays(1)),
    MONTH(12, Duration.ofDays(30));

    private final int slots;
    private final Duration step;

    Season(int slots, Duration step) {
        this.slots = slots;
        this.step = step;
    }

    int slots() {
        return slots;
    }

    /** The usual distance of two values. */
    Duration step() {
        return step;
    }

    int slot(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR_OF_DAY -> time.getHour();
            case DAY_OF_WEEK -> time.getDayOfWeek().getValue() - 1;
            case MONTH -> time.getMonthValue() - 1;
        };
    }
}
