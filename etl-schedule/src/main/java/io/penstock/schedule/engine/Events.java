package io.penstock.schedule.engine;

import io.penstock.schedule.history.ScheduleEvent;
import io.penstock.schedule.history.ScheduleEvent.Kind;
import io.penstock.schedule.history.ScheduleListener;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.spi.Alarms;
import io.penstock.spi.Alarms.Alarm;
import io.penstock.spi.Alarms.Level;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, the log and the alert desk what happens. Safe for use by several threads. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger("io.penstock.schedule");

    private final String node;
    private final Clock clock;
    private final List<ScheduleListener> listeners;
    private final Alarms alarms;

    Events(String node, Clock clock, List<ScheduleListener> listeners, Alarms alarms) {
        this.node = node;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.alarms = alarms;
    }

    void tell(Kind kind, ScheduledRun run, @Nullable String message) {
        if (kind == Kind.FAILED || kind == Kind.LOST || kind == Kind.TAKEN_OVER || kind == Kind.UPSTREAM_FAILED) {
            LOG.warn("{} {}{}", run.id(), label(kind), message == null ? "" : ": " + message);
        } else {
            LOG.info("{} {}{}", run.id(), label(kind), message == null ? "" : ": " + message);
        }
        ScheduleEvent event = new ScheduleEvent(kind, clock.instant(), node, run, message);
        for (ScheduleListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the scheduler failed", e);
            }
        }
    }

    private static String label(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What a run planned or ended by the planner means. */
    void planned(ScheduledRun run) {
        tell(
                switch (run.state()) {
                    case SKIPPED -> Kind.SKIPPED;
                    case UPSTREAM_FAILED -> Kind.UPSTREAM_FAILED;
                    default -> Kind.PLANNED;
                },
                run,
                run.message());
    }

    void raise(ScheduledRun run, String what, Level level, String title, String message) {
        raise(new Alarm(run.pipeline(), key(run.schedule(), what), level, title, message, run.id()));
    }

    void raise(Alarm alarm) {
        try {
            alarms.raise(alarm);
        } catch (RuntimeException e) {
            LOG.warn("an alarm could not be raised", e);
        }
    }

    void clear(String pipeline, String schedule, String what, String reason) {
        try {
            alarms.clear(pipeline, key(schedule, what), reason);
        } catch (RuntimeException e) {
            LOG.warn("an alarm could not be cleared", e);
        }
    }

    static String key(String schedule, String what) {
        return "schedule(" + schedule + ") " + what;
    }
}
