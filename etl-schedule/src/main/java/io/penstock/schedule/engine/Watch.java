package io.penstock.schedule.engine;

import io.penstock.schedule.engine.Active.Stop;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Sla;
import io.penstock.schedule.store.RunTable;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTable;
import io.penstock.schedule.store.WatchTables;
import io.penstock.spi.Alarms.Alarm;
import io.penstock.spi.Alarms.Level;
import io.penstock.spi.component.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node looks after while it runs: that it is alive, that its runs are still its own, that promises are kept, that history ends. One thread. */
final class Watch {
    /** The alarm of a schedule whose newest run failed. */
    static final String FAILED = "failed";

    private static final String LATE = "late";
    private static final String TOO_LONG = "too long";
    private static final String NOT_RUN = "not run";
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PROMISES = Duration.ofSeconds(15);
    private static final Duration PRUNE = Duration.ofHours(1);

    private final ScheduleDatabase database;
    private final SchedulerSettings settings;
    private final String node;
    private final StoreClock clock;
    private final Runner runner;
    private final Events events;
    private final List<Schedule> promised;
    private final Map<String, Long> done = new HashMap<>();

    Watch(
            ScheduleDatabase database,
            Dag dag,
            SchedulerSettings settings,
            String node,
            StoreClock clock,
            Runner runner,
            Events events) {
        this.database = database;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
        this.runner = runner;
        this.events = events;
        this.promised = dag.schedules().values().stream()
                .filter(each -> !each.sla().isNone())
                .toList();
    }

    /** How often {@link #tick} is to be called. */
    Duration interval() {
        return Duration.ofMillis(Math.min(1000, settings.lease().toMillis() / 8));
    }

    /** Looks at what is due to be looked at. Never throws. */
    void tick() {
        attempt("look after its runs", this::lookAfterRuns);
        every(
                "say that it is alive",
                Duration.ofMillis(Math.min(LOOK.toMillis(), settings.lease().toMillis() / 4)),
                () -> {
                    clock.ask(database);
                    Instant now = clock.instant();
                    database.write(connection -> {
                        WatchTables.alive(connection, node, now);
                        return true;
                    });
                });
        every("check promises", PROMISES, this::checkPromises);
        every("forget what is old", PRUNE, this::prune);
    }

    private void every(String what, Duration interval, Runnable work) {
        long now = System.nanoTime();
        Long last = done.get(what);
        if (last == null || now - last >= interval.toNanos()) {
            done.put(what, now);
            attempt(what, work);
        }
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("the scheduler could not {}: {}", what, e.getMessage());
        }
    }

    /** Stops what another node has taken over, and what somebody wants cancelled. */
    private void lookAfterRuns() {
        if (runner.active().isEmpty()) {
            return;
        }
        Map<String, ScheduledRun> mine = database.read(connection -> RunTable.of(connection, node)).stream()
                .collect(Collectors.toMap(ScheduledRun::id, Function.identity()));
        for (Active each : runner.active()) {
            ScheduledRun row = mine.get(each.id());
            if (row == null || row.progress().token() != each.token()) {
                each.stop(Stop.LOST);
            } else if (row.progress().cancelRequested()) {
                each.stop(Stop.CANCELLED);
            }
        }
    }

    private void prune() {
        Instant now = clock.instant();
        database.write(connection -> {
            RunTable.prune(connection, now.minus(settings.history()));
            WatchTables.forgetNodes(connection, now.minus(settings.lease().multipliedBy(10)));
            return true;
        });
    }

    /** Raises an alarm for each promise that is broken, once, and ends it when the promise is kept again. */
    void checkPromises() {
        if (promised.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<ScheduledRun> open = database.read(RunTable::open);
        Set<String> on = new HashSet<>(database.read(WatchTables::alarms));
        for (Schedule schedule : promised) {
            List<ScheduledRun> its = open.stream()
                    .filter(run -> run.schedule().equals(schedule.name()))
                    .toList();
            Sla sla = schedule.sla();
            judge(schedule, LATE, sla.lateAfter() == null ? null : late(its, sla.lateAfter(), now), on, now);
            judge(schedule, TOO_LONG, sla.longest() == null ? null : tooLong(its, sla.longest(), now), on, now);
            judge(schedule, NOT_RUN, sla.notRunFor() == null ? null : notRun(schedule, sla.notRunFor(), now), on, now);
        }
    }

    private static @Nullable String late(List<ScheduledRun> open, Duration limit, Instant now) {
        return open.stream()
                .filter(run -> run.due().plus(limit).isBefore(now))
                .findFirst()
                .map(run -> "was due at " + run.due() + " and is not over " + Durations.text(limit) + " later: "
                        + run.id() + " is " + run.state().label())
                .orElse(null);
    }

    private static @Nullable String tooLong(List<ScheduledRun> open, Duration limit, Instant now) {
        for (ScheduledRun run : open) {
            Instant started = run.progress().startedAt();
            if (run.state() == RunState.RUNNING
                    && started != null
                    && started.plus(limit).isBefore(now)) {
                return "runs since " + started + ", longer than " + Durations.text(limit) + ": " + run.id();
            }
        }
        return null;
    }

    private @Nullable String notRun(Schedule schedule, Duration limit, Instant now) {
        Instant last = database.read(connection -> {
            Instant success = RunTable.lastSuccess(connection, schedule.name());
            return success != null
                    ? success
                    : ScheduleTable.find(connection, schedule.name())
                            .map(ScheduleTable.Entry::registeredAt)
                            .orElse(now);
        });
        return last.plus(limit).isBefore(now) ? "has not run well since " + last : null;
    }

    private void judge(Schedule schedule, String what, @Nullable String broken, Set<String> on, Instant now) {
        boolean isOn = on.contains(schedule.name() + "\n" + what);
        if (broken != null && !isOn) {
            boolean first = database.write(connection -> WatchTables.alarm(connection, schedule.name(), what, now));
            if (first) {
                events.raise(new Alarm(
                        schedule.pipelineName(),
                        Events.key(schedule.name(), what),
                        Level.ERROR,
                        "schedule '" + schedule.name() + "' " + broken,
                        "",
                        null));
            }
        } else if (broken == null && isOn) {
            boolean last = database.write(connection -> WatchTables.clear(connection, schedule.name(), what));
            if (last) {
                events.clear(schedule.pipelineName(), schedule.name(), what, "the promise is kept again");
            }
        }
    }
}
