package io.penstock.schedule.engine;

import io.penstock.schedule.history.RunKind;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleStatus.Mode;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.store.RunTable;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTable;
import io.penstock.schedule.trigger.AfterTrigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of schedules that wait for others.
 *
 * <p>A schedule remembers up to which moment it has taken notice of those it waits for. Of each of them, the runs behind that mark that are over, up
 * to the first one that is not, reach up to some moment; the least of these moments is the new mark, once each has a run up to it. The runs in between
 * are what the new run is about, and its interval is theirs: a daily schedule behind an hourly and a daily one gets the whole day when both have it.
 */
final class Successors {
    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE / 4);

    private final ScheduleDatabase database;
    private final Dag dag;

    Successors(ScheduleDatabase database, Dag dag) {
        this.database = database;
        this.dag = dag;
    }

    /** The runs that follow from what happened to a schedule, and from what follows from that; they are in the table already. */
    List<ScheduledRun> of(Connection connection, String name, Instant now) throws SQLException {
        List<ScheduledRun> made = new ArrayList<>();
        Deque<String> changed = new ArrayDeque<>(List.of(name));
        while (!changed.isEmpty()) {
            for (String each : dag.downstream(changed.remove())) {
                List<ScheduledRun> its = plan(connection, dag.get(each), now);
                made.addAll(its);
                if (its.stream().anyMatch(run -> run.state().isFinal())) {
                    changed.add(each);
                }
            }
        }
        return made;
    }

    /** The runs of one schedule that waits for others, as far as they are due now. */
    List<ScheduledRun> plan(Connection connection, Schedule schedule, Instant now) throws SQLException {
        List<ScheduledRun> made = new ArrayList<>();
        for (Instant former = null; ; ) {
            ScheduleTable.Entry entry = ScheduleTable.lock(connection, schedule.name(), database.isSqlite())
                    .orElse(null);
            if (entry == null
                    || Planner.mode(schedule, entry) != Mode.ON
                    || entry.plannedUntil().equals(former)) {
                return made;
            }
            former = entry.plannedUntil();
            advance(connection, schedule, former, now).ifPresent(made::add);
        }
    }

    /** Moves the mark on by one step; the run of that step, if it makes one. */
    private Optional<ScheduledRun> advance(Connection connection, Schedule schedule, Instant from, Instant now)
            throws SQLException {
        List<List<ScheduledRun>> all = new ArrayList<>();
        for (String upstream : dag.upstream(schedule.name())) {
            all.add(over(connection, upstream, from));
        }
        Instant mark = null;
        for (List<ScheduledRun> its : all) {
            if (its.isEmpty()) {
                return Optional.empty();
            }
            Instant reached = its.get(its.size() - 1).end();
            mark = mark == null || reached.isBefore(mark) ? reached : mark;
        }
        Instant until = Objects.requireNonNull(mark, "a schedule that runs after others waits for one");
        List<ScheduledRun> behind = new ArrayList<>();
        for (List<ScheduledRun> its : all) {
            List<ScheduledRun> within =
                    its.stream().filter(run -> !run.end().isAfter(until)).toList();
            if (within.isEmpty()) {
                return Optional.empty();
            }
            behind.addAll(within);
        }
        ScheduleTable.planned(connection, schedule.name(), until);
        ScheduledRun run = after(schedule, behind, until, now);
        if (run == null || !RunTable.insert(connection, run, schedule.pool(), schedule.priority())) {
            return Optional.empty();
        }
        return Optional.of(run);
    }

    /** The runs of a schedule behind a mark that are over, up to the first one that is not. */
    private static List<ScheduledRun> over(Connection connection, String schedule, Instant from) throws SQLException {
        return RunTable.between(connection, schedule, from, END).stream()
                .filter(run -> run.kind() != RunKind.MANUAL)
                .takeWhile(run -> run.state().isFinal())
                .toList();
    }

    private static @Nullable ScheduledRun after(
            Schedule schedule, List<ScheduledRun> behind, Instant end, Instant now) {
        Instant start =
                behind.stream().map(ScheduledRun::start).min(Instant::compareTo).orElse(end);
        ScheduledRun run = ScheduledRun.waiting(
                Planner.id(schedule.name(), end),
                schedule.name(),
                schedule.pipelineName(),
                RunKind.TRIGGERED,
                start.isAfter(end) ? end : start,
                end,
                now);
        AfterTrigger.When when = ((AfterTrigger) schedule.trigger()).when();
        List<ScheduledRun> bad =
                behind.stream().filter(each -> each.state().isBad()).toList();
        return switch (when) {
            case ALL_DONE -> run;
            case ANY_FAILED -> bad.isEmpty() ? null : run;
            case ALL_SUCCESS -> {
                if (!bad.isEmpty()) {
                    yield run.in(
                            RunState.UPSTREAM_FAILED,
                            bad.get(0).id() + " is " + bad.get(0).state().label());
                }
                yield isAllSkipped(behind) ? run.in(RunState.SKIPPED, "what it waits for was skipped") : run;
            }
        };
    }

    /** Whether one of those it waits for did nothing at all. */
    private static boolean isAllSkipped(List<ScheduledRun> behind) {
        Stream<String> schedules = behind.stream().map(ScheduledRun::schedule).distinct();
        return schedules.anyMatch(name -> behind.stream()
                .filter(run -> run.schedule().equals(name))
                .allMatch(run -> run.state() == RunState.SKIPPED));
    }

    /** Runs that were stopped by a failure which has been made good; they wait again. */
    List<ScheduledRun> madeGood(Connection connection, ScheduledRun good, Instant now) throws SQLException {
        List<ScheduledRun> again = new ArrayList<>();
        for (String name : dag.downstream(good.schedule())) {
            for (ScheduledRun stopped : RunTable.stoppedOver(connection, name, good)) {
                boolean allGood = true;
                for (String upstream : dag.upstream(name)) {
                    allGood &= RunTable.between(connection, upstream, stopped.start(), stopped.end()).stream()
                            .noneMatch(run -> run.kind() != RunKind.MANUAL
                                    && (run.state().isBad() || !run.state().isFinal()));
                }
                if (allGood && RunTable.repeat(connection, stopped.id(), RunKind.TRIGGERED, now)) {
                    RunTable.find(connection, stopped.id()).ifPresent(again::add);
                }
            }
        }
        return again;
    }
}
