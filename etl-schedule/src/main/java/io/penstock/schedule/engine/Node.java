package io.penstock.schedule.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.penstock.LocalEngine;
import io.penstock.schedule.engine.Active.Stop;
import io.penstock.schedule.history.ScheduleListener;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTables;
import io.penstock.schedule.store.WatchTables;
import io.penstock.spi.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One scheduler among those that share a store. Two queues of db-scheduler wake it: one says which schedule is due, the other which run is to be
 * worked off; it keeps both alive by heartbeats and gives what a dead node had to another. Everything else, the runs and what they mean, is here.
 */
public final class Node implements AutoCloseable {
    private static final int PLANNERS = 2;
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration FOR_ROLLBACK = Duration.ofSeconds(30);
    /** Names of tasks that nobody knows stay; there are none. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final ScheduleDatabase database;
    private final Dag dag;
    private final SchedulerSettings settings;
    private final String name;
    private final StoreClock clock;
    private final Scheduler due;
    private final Scheduler queue;
    private final Queues queues;
    private final Planner planner;
    private final Runner runner;
    private final Watch watch;
    private final Successors successors;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Node::daemon);
    private final ScheduledExecutorService watchman = Executors.newSingleThreadScheduledExecutor(Node::daemon);
    private @Nullable ScheduledFuture<?> watching;
    private boolean closed;

    /**
     * What a node is made of.
     *
     * @param database opened; the node closes it
     * @param dag the schedules
     * @param engine runs the pipelines
     * @param clock the time
     * @param listeners told of what happens
     * @param alarms told of what goes wrong
     * @param builder makes one of the two queues; for tests by hand another one
     */
    public record Parts(
            ScheduleDatabase database,
            Dag dag,
            SchedulerSettings settings,
            LocalEngine engine,
            StoreClock clock,
            List<ScheduleListener> listeners,
            Alarms alarms,
            Function<Queue, Scheduler> builder) {}

    /**
     * One of the two queues.
     *
     * @param table its table
     * @param task what it does
     * @param threads that work it off
     */
    public record Queue(String table, Task<?> task, int threads) {}

    public Node(Parts parts) {
        this.database = parts.database();
        this.dag = parts.dag();
        this.settings = parts.settings();
        this.name = parts.settings().nodeOrDefault();
        this.clock = parts.clock();
        Events events = new Events(name, clock, parts.listeners(), parts.alarms());
        this.successors = new Successors(database, dag);
        this.due = parts.builder().apply(new Queue(ScheduleTables.DUE, task(Queues.FIRE, this::fire), PLANNERS));
        this.queue = parts.builder()
                .apply(new Queue(ScheduleTables.QUEUE, task(Queues.RUN, this::work), settings.threads()));
        this.queues = new Queues(due, queue);
        this.planner = new Planner(database, dag, clock, successors, queues, events);
        this.runner =
                new Runner(database, dag, settings, name, clock, parts.engine(), successors, queues, events, timer);
        this.watch = new Watch(database, dag, settings, name, clock, runner, events);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "penstock-schedule");
        thread.setDaemon(true);
        return thread;
    }

    /** A task of db-scheduler that says itself when it is to be called again; not at all when it gives nothing. */
    private Task<Void> task(String taskName, Function<String, Optional<Instant>> work) {
        return Tasks.custom(taskName, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(AFTER_TROUBLE)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Optional<Instant> again = work.apply(instance.getId());
                    return (complete, operations) ->
                            again.ifPresentOrElse(at -> operations.reschedule(complete, at), operations::remove);
                });
    }

    /** How the queues of a scheduler that runs by itself are made. */
    public static Function<Queue, Scheduler> byItself(
            ScheduleDatabase database, SchedulerSettings settings, String name, StoreClock clock) {
        return each -> {
            SchedulerBuilder builder = Scheduler.create(database.dataSource(), List.of(each.task()))
                    .tableName(each.table())
                    .threads(each.threads())
                    .pollingInterval(settings.poll())
                    .heartbeatInterval(settings.lease().dividedBy(MISSED_HEARTBEATS))
                    .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                    .schedulerName(new SchedulerName.Fixed(name))
                    .shutdownMaxWait(FOR_ROLLBACK)
                    .deleteUnresolvedAfter(NEVER)
                    .failureLogging(LogLevel.WARN, true)
                    .enableImmediateExecution()
                    .clock(clock);
            if (each.table().equals(ScheduleTables.QUEUE)) {
                builder.enablePriority();
            }
            if (!database.isSqlite()) {
                // What is picked is at work at once: a run that waits in a busy node's memory would be late.
                builder.pollUsingLockAndFetch(0.5, 1.0);
            }
            return builder.build();
        };
    }

    private Optional<Instant> fire(String schedule) {
        return Optional.of(planner.fire(schedule));
    }

    private Optional<Instant> work(String run) {
        return runner.work(run);
    }

    /** Makes the schedules known to the store, and has every waiting run looked at. */
    public void register() {
        clock.ask(database);
        new Registration(database, dag, clock, settings, queues, successors).run(name);
    }

    /** Works by itself from now on. */
    public synchronized void start() {
        register();
        beginWatch();
        due.start();
        queue.start();
    }

    /** Works off runs that are in the queue, but makes none of due times: for a process that stays for one run only. */
    public synchronized void startForRuns() {
        clock.ask(database);
        beginWatch();
        queue.start();
    }

    private void beginWatch() {
        watch.tick();
        long interval = watch.interval().toMillis();
        watching = watchman.scheduleWithFixedDelay(watch::tick, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** One look of the watch, for schedulers by hand. */
    public void look() {
        watch.checkPromises();
    }

    /** Asks the store for its time. */
    public void synchronize() {
        clock.ask(database);
    }

    /** What can be asked and told about schedules. */
    public Desk desk() {
        return new Desk(database, dag, clock, queues, planner, successors, settings);
    }

    public String name() {
        return name;
    }

    /** How many runs are under way here. */
    public int running() {
        return runner.active().size();
    }

    /**
     * Takes nothing new, waits for the runs under way, and after that time hands them back: they are cancelled, undone, and begin again on another
     * node. Safe to call twice.
     */
    public void stop(Duration drain) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (watching != null) {
            watching.cancel(false);
            due.pause();
            queue.pause();
            await(drain);
            runner.active().forEach(each -> each.stop(Stop.HANDED_BACK));
            await(FOR_ROLLBACK);
            due.stop();
            queue.stop();
        }
        watchman.shutdownNow();
        timer.shutdownNow();
        try {
            database.write(connection -> {
                WatchTables.gone(connection, name);
                return true;
            });
        } finally {
            database.close();
        }
    }

    private void await(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!runner.active().isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
    }

    /** When each schedule is looked at next, by its name. */
    public Map<String, Instant> times() {
        return queues.times();
    }
}
