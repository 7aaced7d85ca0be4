package io.penstock.schedule.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.penstock.LocalEngine;
import io.penstock.schedule.engine.Desk;
import io.penstock.schedule.engine.Node;
import io.penstock.schedule.engine.StoreClock;
import io.penstock.schedule.history.ScheduleEvent;
import io.penstock.schedule.history.ScheduleMetrics;
import io.penstock.schedule.history.ScheduleStatus;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTables;
import io.penstock.spi.Alarms;
import io.penstock.state.MemoryStateStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A scheduler whose clock stands still until it is told to move: a month of schedules in milliseconds, without sleeping.
 *
 * <pre>{@code
 * try (ManualScheduler scheduler = ManualScheduler.at("2026-03-01T00:00:00Z", schedule)) {
 *     scheduler.advance(Duration.ofDays(31));
 *     assertThat(scheduler.history("loans")).hasSize(31);
 * }
 * }</pre>
 *
 * <p>It is the real scheduler on a database in memory; runs happen on the calling thread, one after the other, in the order in which they are due. One
 * thread.
 */
public final class ManualScheduler implements AutoCloseable {
    private final ScheduleDatabase database;
    private final Node node;
    private final Desk desk;
    private final SettableClock time = new SettableClock();
    private final List<ScheduleEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<com.github.kagkarlsson.scheduler.testhelper.ManualScheduler> queues = new ArrayList<>();

    private ManualScheduler(Instant start, Collection<Schedule> schedules, SchedulerSettings settings, Alarms alarms) {
        time.set(start);
        Dag dag = Dag.of(schedules, settings.pools().keySet());
        database = ScheduleDatabase.open("jdbc:sqlite::memory:", 1);
        Clock clock = new SteppedClock(time);
        StoreClock store = new StoreClock(clock, StoreClock.Source.OWN);
        node = new Node(new Node.Parts(
                database,
                dag,
                settings.node("manual"),
                LocalEngine.create().threads(1).clock(clock).state(new MemoryStateStore()),
                store,
                List.of(events::add),
                alarms,
                this::byHand));
        desk = node.desk();
        node.register();
    }

    private Scheduler byHand(Node.Queue queue) {
        com.github.kagkarlsson.scheduler.testhelper.ManualScheduler made = TestHelper.createManualScheduler(
                        database.dataSource(), List.of(queue.task()))
                .clock(time)
                .tableName(queue.table())
                .build();
        queues.add(made);
        return made;
    }

    /** A scheduler whose clock shows a moment, as {@link Instant#parse} reads it. */
    public static ManualScheduler at(String start, Schedule... schedules) {
        return at(Instant.parse(start), List.of(schedules), SchedulerSettings.create(), Alarms.NONE);
    }

    /** A scheduler with settings, of which only the pools matter, and with an alert desk. */
    public static ManualScheduler at(
            Instant start, Collection<Schedule> schedules, SchedulerSettings settings, Alarms alarms) {
        return new ManualScheduler(start, schedules, settings, alarms);
    }

    /** Does what is due now. */
    public void runDue() {
        advanceTo(now());
    }

    /** Moves the clock on, and does what becomes due on the way at its time. */
    public void advance(Duration by) {
        advanceTo(now().plus(by));
    }

    /** Moves the clock on to a moment, and does what becomes due on the way at its time. */
    public void advanceTo(Instant end) {
        for (Instant next = next(); !next.isAfter(end); next = next()) {
            if (next.isAfter(now())) {
                time.set(next);
            }
            queues.forEach(com.github.kagkarlsson.scheduler.testhelper.ManualScheduler::runAnyDueExecutions);
            node.look();
        }
        if (end.isAfter(now())) {
            time.set(end);
        }
        node.look();
    }

    /** Moves the clock on as if no scheduler had run meanwhile: what became due is missed. */
    public void sleep(Duration by) {
        time.tick(by);
    }

    /** When something is to be looked at next; the end of time when nothing is. */
    private Instant next() {
        return database.read(connection -> {
            String sql = "SELECT min(t) FROM (SELECT min(execution_time) AS t FROM " + ScheduleTables.DUE
                    + " UNION ALL SELECT min(execution_time) FROM " + ScheduleTables.QUEUE + ")";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? instant(row) : Instant.MAX;
            }
        });
    }

    private static Instant instant(ResultSet row) throws SQLException {
        long millis = row.getLong(1);
        return row.wasNull() ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    /** What the clock shows. */
    public Instant now() {
        return time.now();
    }

    /** Everything that happened, in order. */
    public List<ScheduleEvent> events() {
        return List.copyOf(events);
    }

    /** Every run of a schedule, by the end of its interval. */
    public List<ScheduledRun> history(String schedule) {
        List<ScheduledRun> all = new ArrayList<>(desk.history(schedule, Integer.MAX_VALUE));
        Collections.reverse(all);
        return all;
    }

    public List<ScheduleStatus> status() {
        return desk.status();
    }

    public ScheduleMetrics metrics(String schedule, Duration window) {
        return desk.metrics(schedule, window);
    }

    /** Asks for a run; {@link #runDue} does it. */
    public ScheduledRun runNow(String schedule) {
        return desk.runNow(schedule);
    }

    public void pause(String schedule) {
        desk.pause(schedule);
    }

    public void resume(String schedule) {
        desk.resume(schedule);
    }

    public void enable(String schedule) {
        desk.enable(schedule);
    }

    public void disable(String schedule) {
        desk.disable(schedule);
    }

    public boolean cancel(String run) {
        return desk.cancel(run);
    }

    /** Asks for runs of the past; {@link #runDue} does them. */
    public List<ScheduledRun> backfill(String schedule, Instant from, Instant to) {
        return desk.backfill(schedule, from, to, Desk.Which.MISSING_OR_FAILED);
    }

    @Override
    public void close() {
        node.close();
    }

    /** The settable clock as one of the JDK. */
    private static final class SteppedClock extends Clock {
        private final SettableClock time;

        SteppedClock(SettableClock time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
