package io.penstock.schedule.engine;

import io.penstock.schedule.history.RunKind;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleStatus.Mode;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.store.RunTable;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTable;
import io.penstock.schedule.store.WatchTables;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.TimeTrigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes runs of due times. The runs and the mark up to where they were made change in one transaction, so that each due time makes its run once
 * whatever is killed when.
 */
final class Planner {
    /** For what is not due at any time. */
    static final Duration FAR = Duration.ofDays(3650);
    /** How long a schedule that this node does not know is left to others. */
    private static final Duration UNKNOWN = Duration.ofMinutes(1);

    private final ScheduleDatabase database;
    private final Dag dag;
    private final Clock clock;
    private final Successors successors;
    private final Queues queues;
    private final Events events;

    Planner(ScheduleDatabase database, Dag dag, Clock clock, Successors successors, Queues queues, Events events) {
        this.database = database;
        this.dag = dag;
        this.clock = clock;
        this.successors = successors;
        this.queues = queues;
        this.events = events;
    }

    /** What came of looking at a schedule. */
    private record Planned(List<ScheduledRun> made, Instant next) {}

    /**
     * Looks at a schedule.
     *
     * @return when it is to be looked at again
     */
    Instant fire(String name) {
        Schedule schedule = dag.schedules().get(name);
        Instant now = clock.instant();
        if (schedule == null) {
            return now.plus(UNKNOWN);
        }
        Map<String, String> files =
                schedule.trigger() instanceof FileTrigger trigger ? Arrivals.ready(trigger, now) : Map.of();
        Planned planned = database.alone(connection -> plan(connection, schedule, now, files));
        planned.made().forEach(events::planned);
        enqueue(schedule);
        return planned.next();
    }

    /** Puts every waiting run of a schedule into the queue, also those whose maker was killed before it could. */
    void enqueue(Schedule schedule) {
        for (ScheduledRun run : database.read(connection -> RunTable.waiting(connection, schedule.name()))) {
            queues.enqueue(run, schedule.priority(), run.progress().notBefore());
        }
    }

    private Planned plan(Connection connection, Schedule schedule, Instant now, Map<String, String> files)
            throws SQLException {
        ScheduleTable.Entry entry = ScheduleTable.lock(connection, schedule.name(), database.isSqlite())
                .orElse(null);
        if (entry == null) {
            return new Planned(List.of(), now.plus(UNKNOWN));
        } else if (mode(schedule, entry) != Mode.ON) {
            return new Planned(List.of(), now.plus(FAR));
        }
        List<ScheduledRun> made = new ArrayList<>();
        Instant next = now.plus(FAR);
        if (schedule.trigger() instanceof TimeTrigger trigger) {
            Instant from = entry.plannedUntil();
            Instant last = trigger.lastBefore(now.plusMillis(1));
            if (last.isAfter(from)) {
                made.addAll(dueTimes(schedule, trigger, from, last, now));
                ScheduleTable.planned(connection, schedule.name(), last);
            }
            next = trigger.nextAfter(last.isAfter(from) ? last : from);
        } else if (schedule.trigger() instanceof FileTrigger trigger) {
            made.addAll(arrived(connection, schedule, entry, files, now));
            next = now.plus(trigger.poll());
        }
        List<ScheduledRun> added = new ArrayList<>();
        for (ScheduledRun run : made) {
            if (RunTable.insert(connection, run, schedule.pool(), schedule.priority())) {
                added.add(run);
            }
        }
        if (added.stream().anyMatch(run -> run.state().isFinal())) {
            added.addAll(successors.of(connection, schedule.name(), now));
        }
        return new Planned(added, next);
    }

    static Mode mode(Schedule schedule, ScheduleTable.Entry entry) {
        if (entry.mode() != null) {
            return entry.mode();
        }
        return schedule.enabled() ? Mode.ON : Mode.OFF;
    }

    /** The runs of the due times after {@code from} up to {@code last}. */
    private static List<ScheduledRun> dueTimes(
            Schedule schedule, TimeTrigger trigger, Instant from, Instant last, Instant now) {
        Misfire policy = schedule.misfire();
        Instant fresh = now.minus(policy.grace());
        int most = policy.mode() == Misfire.Mode.RUN_ALL ? policy.limit() : 0;
        List<ScheduledRun> runs = new ArrayList<>();
        Instant at = last;
        int late = 0;
        while (at.isAfter(from) && (!at.isBefore(fresh) || late < most)) {
            if (at.isBefore(fresh)) {
                late++;
            }
            Instant before = trigger.lastBefore(at);
            runs.add(run(schedule, before, at));
            at = before;
        }
        if (at.isAfter(from)) {
            Instant first = trigger.nextAfter(from);
            ScheduledRun missed = run(schedule, trigger.lastBefore(first), at);
            runs.add(
                    policy.mode() == Misfire.Mode.RUN_ONCE
                            ? missed
                            : missed.in(
                                    RunState.SKIPPED,
                                    "due while no scheduler ran: " + first + (first.equals(at) ? "" : " to " + at)));
        }
        Collections.reverse(runs);
        return runs;
    }

    private static ScheduledRun run(Schedule schedule, Instant start, Instant end) {
        return ScheduledRun.waiting(
                id(schedule.name(), end), schedule.name(), schedule.pipelineName(), RunKind.TRIGGERED, start, end, end);
    }

    static String id(String schedule, Instant end) {
        return schedule + "@" + end;
    }

    private static List<ScheduledRun> arrived(
            Connection connection, Schedule schedule, ScheduleTable.Entry entry, Map<String, String> files, Instant now)
            throws SQLException {
        Map<String, String> known = WatchTables.files(connection, schedule.name());
        Map<String, String> fresh = new HashMap<>(files);
        fresh.entrySet().removeIf(file -> file.getValue().equals(known.get(file.getKey())));
        for (String gone : known.keySet()) {
            if (!files.containsKey(gone) && !Files.exists(Path.of(gone))) {
                WatchTables.forgetFile(connection, schedule.name(), gone);
            }
        }
        if (fresh.isEmpty()) {
            return List.of();
        }
        for (Map.Entry<String, String> file : fresh.entrySet()) {
            WatchTables.file(connection, schedule.name(), file.getKey(), file.getValue());
        }
        ScheduleTable.planned(connection, schedule.name(), now);
        Instant start = entry.plannedUntil().isAfter(now) ? now : entry.plannedUntil();
        return List.of(run(schedule, start, now));
    }
}
