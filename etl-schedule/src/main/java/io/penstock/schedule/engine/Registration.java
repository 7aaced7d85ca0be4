package io.penstock.schedule.engine;

import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleStatus.Mode;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.store.RunTable;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTable;
import io.penstock.schedule.store.WatchTables;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.TimeTrigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the store in line with the schedules of a node that starts. */
final class Registration {
    private final ScheduleDatabase database;
    private final Dag dag;
    private final StoreClock clock;
    private final SchedulerSettings settings;
    private final Queues queues;
    private final Successors successors;

    Registration(
            ScheduleDatabase database,
            Dag dag,
            StoreClock clock,
            SchedulerSettings settings,
            Queues queues,
            Successors successors) {
        this.database = database;
        this.dag = dag;
        this.clock = clock;
        this.settings = settings;
        this.queues = queues;
        this.successors = successors;
    }

    void run(String node) {
        Instant now = clock.instant();
        Map<String, ScheduleTable.Entry> entries = database.alone(connection -> entries(connection, now));
        Map<String, Instant> there = queues.times();
        boolean alone = isAlone(node, now);
        if (alone) {
            forgetUnknown(entries, there, now);
        }
        Map<String, Instant> wanted = new HashMap<>();
        List<String> fresh = new ArrayList<>();
        for (Schedule schedule : dag.schedules().values()) {
            ScheduleTable.Entry entry = entries.get(schedule.name());
            Instant at = entry == null ? now : next(schedule, entry, now);
            wanted.put(schedule.name(), at);
            if (!there.containsKey(schedule.name())) {
                if (!at.equals(Instant.MAX)) {
                    fresh.add(schedule.name());
                }
            } else if (at.isBefore(there.get(schedule.name()))) {
                queues.wake(schedule.name(), at);
            }
        }
        queues.add(fresh, wanted);
        for (ScheduledRun run : database.read(RunTable::open)) {
            Schedule schedule = dag.schedules().get(run.schedule());
            if (schedule != null) {
                queues.enqueue(run, schedule.priority(), run.progress().notBefore());
            }
        }
    }

    private Map<String, ScheduleTable.Entry> entries(Connection connection, Instant now) throws SQLException {
        Map<String, ScheduleTable.Entry> known = ScheduleTable.all(connection);
        for (Schedule schedule : dag.schedules().values()) {
            ScheduleTable.Entry entry = known.get(schedule.name());
            String trigger = schedule.trigger().text();
            if (entry == null) {
                ScheduleTable.insert(connection, schedule.name(), trigger, now);
            } else if (!entry.trigger().equals(trigger)) {
                ScheduleTable.changeTrigger(connection, schedule.name(), trigger, now);
            } else if (entry.mode() == null && !schedule.enabled()) {
                ScheduleTable.planned(connection, schedule.name(), now);
            }
        }
        return ScheduleTable.all(connection);
    }

    /** When a schedule is to be looked at first; the end of time for one that nothing but others' runs or people start. */
    private static Instant next(Schedule schedule, ScheduleTable.Entry entry, Instant now) {
        boolean on = Planner.mode(schedule, entry) == Mode.ON;
        if (schedule.trigger() instanceof TimeTrigger trigger) {
            return on ? trigger.nextAfter(entry.plannedUntil()) : now.plus(Planner.FAR);
        } else if (schedule.trigger() instanceof FileTrigger) {
            return on ? now : now.plus(Planner.FAR);
        }
        return Instant.MAX;
    }

    private boolean isAlone(String node, Instant now) {
        return database.read(connection -> WatchTables.nodes(connection, now.minus(settings.lease()))).stream()
                .allMatch(each -> each.equals(node));
    }

    private void forgetUnknown(Map<String, ScheduleTable.Entry> entries, Map<String, Instant> there, Instant now) {
        List<String> unknown = entries.keySet().stream()
                .filter(each -> !dag.schedules().containsKey(each))
                .toList();
        there.keySet().stream()
                .filter(each -> !dag.schedules().containsKey(each))
                .forEach(queues::forget);
        List<ScheduledRun> left = database.write(connection -> {
            ScheduleTable.delete(connection, unknown);
            List<ScheduledRun> cancelled = new ArrayList<>();
            for (ScheduledRun run : RunTable.open(connection)) {
                if (!dag.schedules().containsKey(run.schedule())
                        && RunTable.endWaiting(
                                connection, run.id(), RunState.CANCELLED, now, "the schedule is no more")) {
                    cancelled.add(run);
                    successors.of(connection, run.schedule(), now);
                }
            }
            return cancelled;
        });
        left.forEach(run -> queues.drop(run.id()));
    }
}
