package io.penstock.quality.alert;

import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an alert. Repeats are counted in the alert and are no events.
 *
 * @param alertId which alert
 * @param at when
 * @param kind what happened
 * @param who a person, or {@value #SYSTEM}
 * @param why what was given as reason; null when nothing was
 * @param detail whom it was assigned to, until when it is snoozed, which level it rose to; null where the kind says it all
 * @param state the state from then on
 */
public record AlertEvent(
        long alertId,
        Instant at,
        Kind kind,
        String who,
        @Nullable String why,
        @Nullable String detail,
        AlertState state)
        implements Serializable {
    /** Who acts when no person does. */
    public static final String SYSTEM = "penstock";

    /** What can happen. */
    public enum Kind {
        OPENED,
        /** A repeat was worse than all before. */
        ROSE,
        ACKNOWLEDGED,
        ASSIGNED,
        SNOOZED,
        /** It repeated after its snooze had ended. */
        WOKEN,
        RESOLVED,
        REOPENED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An event by nobody. */
    public static AlertEvent bySystem(
            Alert alert, Instant at, Kind kind, @Nullable String why, @Nullable String detail) {
        return new AlertEvent(alert.id(), at, kind, SYSTEM, why, detail, alert.state());
    }

    /** {@code 2026-01-05T08:00:00Z ana assigned ben: knows the source}. */
    @Override
    public String toString() {
        return at + " " + who + " " + kind.label() + (detail == null ? "" : " " + detail)
                + (why == null ? "" : ": " + why);
    }
}
