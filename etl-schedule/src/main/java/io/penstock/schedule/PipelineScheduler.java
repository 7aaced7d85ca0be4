package io.penstock.schedule;

import io.penstock.LocalEngine;
import io.penstock.RunListener;
import io.penstock.schedule.engine.Desk;
import io.penstock.schedule.engine.Node;
import io.penstock.schedule.engine.StoreClock;
import io.penstock.schedule.history.ScheduleListener;
import io.penstock.schedule.history.ScheduleMetrics;
import io.penstock.schedule.history.ScheduleStatus;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.trigger.TimeTrigger;
import io.penstock.spi.Alarms;
import io.penstock.state.SqlStateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs pipelines at their time, and remembers what it did:
 *
 * <pre>{@code
 * try (PipelineScheduler scheduler = PipelineScheduler.create(SchedulerSettings.create())
 *         .add(Schedule.of("nightly loans", loans, DailyTrigger.at(LocalTime.of(2, 0)).in(ZoneId.of("Europe/London"))))
 *         .start()) {
 *     scheduler.runNow("nightly_loans");
 * }
 * }</pre>
 *
 * <p>Each due time makes one run, which loads one data interval. A run's id is also that of its load in the target, so a run that is repeated after a
 * crash loads nothing twice where the target or the state store can remember. Schedulers with the same store share the work.
 *
 * <p>Safe for use by several threads. What goes wrong with a run is in its history, not thrown.
 */
public final class PipelineScheduler implements AutoCloseable {
    private final Dag dag;
    private final Node node;
    private final Desk desk;

    private PipelineScheduler(Dag dag, Node node) {
        this.dag = dag;
        this.node = node;
        this.desk = node.desk();
    }

    /** A scheduler that has yet to be filled and started. */
    public static Builder create(SchedulerSettings settings) {
        return new Builder(settings);
    }

    /** Collects what a scheduler is made of. Used by one thread. */
    public static final class Builder {
        private final SchedulerSettings settings;
        private final List<Schedule> schedules = new ArrayList<>();
        private final List<ScheduleListener> listeners = new ArrayList<>();
        private final List<RunListener> runListeners = new ArrayList<>();
        private Alarms alarms = Alarms.NONE;
        private Clock clock = Clock.systemUTC();
        private @Nullable LocalEngine engine;

        private Builder(SchedulerSettings settings) {
            this.settings = settings;
        }

        public Builder add(Schedule schedule) {
            schedules.add(schedule);
            return this;
        }

        public Builder addAll(Collection<Schedule> all) {
            schedules.addAll(all);
            return this;
        }

        /** Told of everything that happens on this node. */
        public Builder listener(ScheduleListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Told of the pipelines' runs on this node, as an engine tells it: the quality monitor, say. */
        public Builder runListener(RunListener listener) {
            runListeners.add(listener);
            return this;
        }

        /** Where failures, recoveries and broken promises are told; nowhere by default. */
        public Builder alarms(Alarms desk) {
            this.alarms = desk;
            return this;
        }

        /** What runs the pipelines; by default one whose memory is half the heap shared by all threads, and whose state is in the store when that is PostgreSQL. */
        public Builder engine(LocalEngine other) {
            this.engine = other;
            return this;
        }

        /** The node's own clock; the store's counts where the two differ. */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /**
         * Opens the store without running anything: to look, to ask for runs, to pause.
         *
         * @throws io.penstock.error.PlanException with every problem of the schedules
         * @throws io.penstock.error.StateException {@code PEN-8614} when the store cannot be used
         */
        public PipelineScheduler open() {
            Dag dag = Dag.of(schedules, settings.pools().keySet());
            ScheduleDatabase database = ScheduleDatabase.open(settings.store(), Math.min(20, settings.threads() + 6));
            StoreClock time = new StoreClock(clock, StoreClock.Source.STORE);
            LocalEngine runs = engine == null ? engine(database) : engine;
            for (RunListener each : runListeners) {
                runs = runs.listener(each);
            }
            SchedulerSettings named = settings.node(settings.nodeOrDefault());
            PipelineScheduler scheduler = new PipelineScheduler(
                    dag,
                    new Node(new Node.Parts(
                            database,
                            dag,
                            named,
                            runs,
                            time,
                            listeners,
                            alarms,
                            Node.byItself(database, named, named.nodeOrDefault(), time))));
            scheduler.node.synchronize();
            return scheduler;
        }

        private LocalEngine engine(ScheduleDatabase database) {
            LocalEngine shared = LocalEngine.create()
                    .memory(Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 2 / settings.threads()));
            return database.isSqlite() ? shared : shared.state(SqlStateStore.jdbc(database.url()));
        }

        /** As {@link #open}, and runs. */
        public PipelineScheduler start() {
            PipelineScheduler scheduler = open();
            try {
                scheduler.node.start();
            } catch (RuntimeException e) {
                scheduler.node.close();
                throw e;
            }
            return scheduler;
        }

        /** As {@link #open}, and works off runs that were asked for, but makes none of due times. */
        public PipelineScheduler startForRuns() {
            PipelineScheduler scheduler = open();
            scheduler.node.startForRuns();
            return scheduler;
        }
    }

    /** What this node calls itself. */
    public String node() {
        return node.name();
    }

    /** Nodes of the store that were heard of within the lease; this one only when it runs. */
    public List<String> nodes() {
        return desk.nodes();
    }

    /** Every schedule, in the order they were added. */
    public List<ScheduleStatus> status() {
        return desk.status();
    }

    /**
     * The next due times of a schedule, as if it were on.
     *
     * @return empty for a schedule that no time starts
     * @throws io.penstock.error.PlanException {@code PEN-8613} when there is no such schedule, as every method with a name
     */
    public List<Instant> next(String schedule, int count) {
        return dag.get(schedule).trigger() instanceof TimeTrigger trigger
                ? trigger.preview(Instant.now(), count)
                : List.of();
    }

    /** The newest runs of a schedule, newest first. */
    public List<ScheduledRun> history(String schedule, int limit) {
        return desk.history(schedule, limit);
    }

    /** @throws io.penstock.error.PlanException {@code PEN-8613} when there is no such run */
    public ScheduledRun run(String id) {
        return desk.run(id);
    }

    /** Figures of a schedule over the last so long. */
    public ScheduleMetrics metrics(String schedule, Duration window) {
        return desk.metrics(schedule, window);
    }

    /** Asks for a run now, of the last interval that is complete; some node that runs does it. */
    public ScheduledRun runNow(String schedule) {
        return desk.runNow(schedule);
    }

    /**
     * Waits until a run is over, on whichever node.
     *
     * @throws TimeoutException when it is not over by then
     */
    public ScheduledRun await(String id, Duration longest) throws TimeoutException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            ScheduledRun run = run(id);
            if (run.state().isFinal()) {
                return run;
            } else if (System.nanoTime() > end) {
                throw new TimeoutException(
                        "run " + id + " is still " + run.state().label());
            }
            Thread.sleep(50);
        }
    }

    /** Starts nothing more of a schedule, and keeps its due times for when it is resumed. Survives a restart. */
    public void pause(String schedule) {
        desk.pause(schedule);
    }

    /** Ends a pause; what was due meanwhile is treated by the misfire policy. */
    public void resume(String schedule) {
        desk.resume(schedule);
    }

    /** Turns a schedule on, from now. Survives a restart. */
    public void enable(String schedule) {
        desk.enable(schedule);
    }

    /** Turns a schedule off: due times pass without a trace. Survives a restart. */
    public void disable(String schedule) {
        desk.disable(schedule);
    }

    /**
     * Cancels a run that waits or is under way, on whichever node.
     *
     * @return whether there was something to cancel
     */
    public boolean cancel(String id) {
        return desk.cancel(id);
    }

    /**
     * Asks for the runs of intervals of the past that no run has loaded.
     *
     * @param from intervals that begin no earlier
     * @param to intervals that end no later; not in the future
     * @return the runs to be done, oldest first
     * @throws io.penstock.error.PlanException {@code PEN-8617} when the range makes no sense
     */
    public List<ScheduledRun> backfill(String schedule, Instant from, Instant to) {
        return desk.backfill(schedule, from, to, Desk.Which.MISSING_OR_FAILED);
    }

    /** As {@link #backfill}, also of intervals that were loaded; their runs get ids of their own, so they load again. */
    public List<ScheduledRun> reload(String schedule, Instant from, Instant to) {
        return desk.backfill(schedule, from, to, Desk.Which.ALL);
    }

    /** How many runs are under way on this node. */
    public int running() {
        return node.running();
    }

    /**
     * Takes nothing new and waits for the runs under way; those that are not over by then are cancelled, undone and handed back, so that another node, or
     * this one when it starts again, begins them anew. Safe to call twice.
     */
    public void stop(Duration drain) {
        node.stop(drain);
    }

    /** Stops and hands back at once. */
    @Override
    public void close() {
        node.stop(Duration.ZERO);
    }
}
