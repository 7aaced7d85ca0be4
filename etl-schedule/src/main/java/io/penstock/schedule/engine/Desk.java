package io.penstock.schedule.engine;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schedule.history.RunKind;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleMetrics;
import io.penstock.schedule.history.ScheduleStatus;
import io.penstock.schedule.history.ScheduleStatus.Mode;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.ScheduleErrors;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.store.RunTable;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTable;
import io.penstock.schedule.store.WatchTables;
import io.penstock.schedule.trigger.AfterTrigger;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.ManualTrigger;
import io.penstock.schedule.trigger.TimeTrigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What can be asked and told about schedules, from any process with the same store. Safe for use by several threads. */
public final class Desk {
    private static final int MOST = 100_000;

    private final ScheduleDatabase database;
    private final Dag dag;
    private final Clock clock;
    private final Queues queues;
    private final Planner planner;
    private final Successors successors;
    private final SchedulerSettings settings;

    Desk(
            ScheduleDatabase database,
            Dag dag,
            Clock clock,
            Queues queues,
            Planner planner,
            Successors successors,
            SchedulerSettings settings) {
        this.database = database;
        this.dag = dag;
        this.clock = clock;
        this.queues = queues;
        this.planner = planner;
        this.successors = successors;
        this.settings = settings;
    }

    /** Nodes that were heard of within the lease. */
    public List<String> nodes() {
        Instant since = clock.instant().minus(settings.lease());
        return database.read(connection -> WatchTables.nodes(connection, since));
    }

    /** Every schedule, in the order they were given. */
    public List<ScheduleStatus> status() {
        Map<String, ScheduleTable.Entry> entries = database.read(ScheduleTable::all);
        List<ScheduledRun> open = database.read(RunTable::open);
        List<ScheduleStatus> all = new ArrayList<>();
        for (Schedule each : dag.schedules().values()) {
            Mode mode = mode(each, entries.get(each.name()));
            all.add(new ScheduleStatus(
                    each.name(),
                    each.pipelineName(),
                    each.trigger().text(),
                    mode,
                    next(each, mode),
                    count(open, each, RunState.WAITING),
                    count(open, each, RunState.RUNNING),
                    database.read(connection -> RunTable.lastEnded(connection, each.name(), ""))
                            .orElse(null)));
        }
        return all;
    }

    private static int count(List<ScheduledRun> open, Schedule schedule, RunState state) {
        return (int) open.stream()
                .filter(run -> run.schedule().equals(schedule.name()) && run.state() == state)
                .count();
    }

    private static Mode mode(Schedule schedule, ScheduleTable.@Nullable Entry entry) {
        return entry != null ? Planner.mode(schedule, entry) : schedule.enabled() ? Mode.ON : Mode.OFF;
    }

    private @Nullable Instant next(Schedule schedule, Mode mode) {
        return mode == Mode.ON && schedule.trigger() instanceof TimeTrigger trigger
                ? trigger.nextAfter(clock.instant())
                : null;
    }

    /** The newest runs of a schedule, newest first. */
    public List<ScheduledRun> history(String name, int limit) {
        dag.get(name);
        return database.read(connection -> RunTable.latest(connection, name, limit));
    }

    /** One run. */
    public ScheduledRun run(String id) {
        return database.read(connection -> RunTable.find(connection, id)).orElseThrow(() -> noRun(id));
    }

    private static PlanException noRun(String id) {
        return new PlanException(Problem.of(ScheduleErrors.UNKNOWN, "there is no run '" + id + "'")
                .next("The history of its schedule names the runs."));
    }

    /** Figures of a schedule over the last so long. */
    public ScheduleMetrics metrics(String name, Duration window) {
        Schedule schedule = dag.get(name);
        Instant since = clock.instant().minus(window);
        Mode mode = mode(
                schedule,
                database.read(connection -> ScheduleTable.find(connection, name))
                        .orElse(null));
        return ScheduleMetrics.of(
                name, database.read(connection -> RunTable.endedSince(connection, name, since)), next(schedule, mode));
    }

    /** Asks for a run now, whatever the trigger says. */
    public ScheduledRun runNow(String name) {
        Schedule schedule = dag.get(name);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ScheduledRun run = database.alone(connection -> {
            ScheduledRun made = byHand(connection, schedule, now);
            RunTable.insert(connection, made, schedule.pool(), schedule.priority());
            return made;
        });
        queues.enqueue(run, schedule.priority(), now);
        return run;
    }

    private ScheduledRun byHand(Connection connection, Schedule schedule, Instant now) throws SQLException {
        boolean only = schedule.trigger() instanceof ManualTrigger;
        Instant start;
        Instant end = now;
        if (schedule.trigger() instanceof TimeTrigger trigger) {
            end = trigger.lastBefore(now.plusMillis(1));
            start = trigger.lastBefore(end);
        } else {
            start = RunTable.latest(connection, schedule.name(), 1).stream()
                    .map(ScheduledRun::end)
                    .findFirst()
                    .orElse(now);
            start = start.isAfter(now) ? now : start;
        }
        String id = Planner.id(schedule.name(), now) + "-"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
        return ScheduledRun.waiting(
                id,
                schedule.name(),
                schedule.pipelineName(),
                only ? RunKind.TRIGGERED : RunKind.MANUAL,
                start,
                end,
                now);
    }

    /** Keeps due times for later. */
    public void pause(String name) {
        mode(name, Mode.PAUSED);
    }

    /** Goes on after a pause; due times since then are missed ones. */
    public void resume(String name) {
        mode(name, Mode.ON);
    }

    /** Runs from now on; due times since it was turned off are forgotten. */
    public void enable(String name) {
        Instant now = clock.instant();
        database.alone(connection -> {
            if (ScheduleTable.find(connection, name)
                    .filter(entry -> Planner.mode(dag.get(name), entry) == Mode.OFF)
                    .isPresent()) {
                ScheduleTable.planned(connection, name, now);
            }
            return true;
        });
        mode(name, Mode.ON);
    }

    /** Lets due times pass without a trace. */
    public void disable(String name) {
        mode(name, Mode.OFF);
    }

    private void mode(String name, Mode mode) {
        Schedule schedule = dag.get(name);
        Instant now = clock.instant();
        database.alone(connection -> {
            if (ScheduleTable.find(connection, name).isEmpty()) {
                ScheduleTable.insert(connection, name, schedule.trigger().text(), now);
            }
            ScheduleTable.mode(connection, name, mode);
            if (mode == Mode.ON && schedule.trigger() instanceof AfterTrigger) {
                successors.plan(connection, schedule, now);
            }
            return true;
        });
        if (mode == Mode.ON) {
            if (schedule.trigger() instanceof TimeTrigger || schedule.trigger() instanceof FileTrigger) {
                queues.wake(name, now);
            }
            planner.enqueue(schedule);
            for (ScheduledRun run : database.read(connection -> RunTable.waiting(connection, name))) {
                queues.kick(
                        run.id(),
                        run.progress().notBefore().isAfter(now) ? run.progress().notBefore() : now);
            }
        }
    }

    /**
     * Cancels a run: one that waits is over at once, one under way is told to stop and undoes what it did since its last checkpoint.
     *
     * @return whether there was something to cancel
     */
    public boolean cancel(String id) {
        ScheduledRun run = run(id);
        Instant now = clock.instant();
        boolean ended = database.alone(connection -> {
            boolean waited = RunTable.endWaiting(connection, id, RunState.CANCELLED, now, "cancelled on request");
            if (waited) {
                successors.of(connection, run.schedule(), now);
            }
            return waited;
        });
        if (ended) {
            queues.kick(id, now);
            return true;
        }
        return database.write(connection -> RunTable.requestCancel(connection, id));
    }

    /** Which intervals a backfill loads. */
    public enum Which {
        /** Those that no run has loaded. */
        MISSING_OR_FAILED,
        /** All of them, again. */
        ALL
    }

    /**
     * Asks for runs of the past.
     *
     * @param from intervals that begin no earlier
     * @param to intervals that end no later; not in the future
     * @return the runs that are to be done, oldest first
     */
    public List<ScheduledRun> backfill(String name, Instant from, Instant to, Which which) {
        Schedule schedule = dag.get(name);
        Instant now = clock.instant();
        if (!(schedule.trigger() instanceof TimeTrigger trigger)) {
            throw range(
                    schedule,
                    "it has no intervals of time: it runs " + schedule.trigger().text());
        } else if (!from.isBefore(to)) {
            throw range(schedule, "the range ends before it begins");
        } else if (to.isAfter(now)) {
            throw range(schedule, "the range ends in the future, at " + to);
        }
        List<ScheduledRun> wanted = new ArrayList<>();
        Instant end = trigger.lastBefore(to.plusNanos(1));
        for (Instant start = trigger.lastBefore(end);
                !start.isBefore(from);
                end = start, start = trigger.lastBefore(end)) {
            if (wanted.size() == MOST) {
                throw range(schedule, "the range has more than 100,000 intervals; take it in parts");
            }
            String id = Planner.id(name, end);
            wanted.add(ScheduledRun.waiting(
                    which == Which.ALL ? id + "-again-" + now.toEpochMilli() : id,
                    name,
                    schedule.pipelineName(),
                    RunKind.BACKFILL,
                    start,
                    end,
                    now));
        }
        Collections.reverse(wanted);
        List<ScheduledRun> made = database.alone(connection -> add(connection, schedule, wanted, which, now));
        made.forEach(run -> queues.enqueue(run, schedule.priority(), now));
        return made;
    }

    private static List<ScheduledRun> add(
            Connection connection, Schedule schedule, List<ScheduledRun> wanted, Which which, Instant now)
            throws SQLException {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<ScheduledRun> known = RunTable.between(
                connection, schedule.name(), wanted.get(0).start(), Instant.ofEpochMilli(Long.MAX_VALUE / 4));
        List<ScheduledRun> made = new ArrayList<>();
        for (ScheduledRun each : wanted) {
            boolean covered = which == Which.MISSING_OR_FAILED
                    && known.stream()
                            .anyMatch(run -> !run.start().isAfter(each.start())
                                    && !run.end().isBefore(each.end())
                                    && (run.state() == RunState.SUCCEEDED
                                            || !run.state().isFinal()));
            if (!covered
                    && (RunTable.insert(connection, each, schedule.pool(), schedule.priority())
                            || RunTable.repeat(connection, each.id(), RunKind.BACKFILL, now))) {
                made.add(each);
            }
        }
        return made;
    }

    private static PlanException range(Schedule schedule, String why) {
        return new PlanException(
                Problem.of(ScheduleErrors.RANGE, why).at("backfill of schedule '" + schedule.name() + "'"));
    }
}
