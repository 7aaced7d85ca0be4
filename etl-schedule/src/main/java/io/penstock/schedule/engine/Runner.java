package io.penstock.schedule.engine;

import io.penstock.Fence;
import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.error.EtlException;
import io.penstock.error.RunCancelledException;
import io.penstock.schedule.engine.Active.Stop;
import io.penstock.schedule.history.RunKind;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleEvent.Kind;
import io.penstock.schedule.history.ScheduleStatus.Mode;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Dag;
import io.penstock.schedule.plan.DataInterval;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.ScheduleErrors;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.store.RunTable;
import io.penstock.schedule.store.ScheduleDatabase;
import io.penstock.schedule.store.ScheduleTable;
import io.penstock.schedule.store.WatchTables;
import io.penstock.schedule.trigger.TimeTrigger;
import io.penstock.spi.Alarms.Level;
import io.penstock.state.StateErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off runs. A run begins and ends by a transaction each; in between, its row names the node and a token. Whoever takes the run over raises the
 * token, and from then on the former owner can neither commit ({@link Fence}) nor say how the run ended.
 */
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration ROOM = Duration.ofSeconds(2);
    private static final Duration PAUSED = Duration.ofSeconds(30);
    private static final Duration UNKNOWN = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** Attempts after others got in between, which no retry rule counts. */
    private static final int CONFLICTS = 5;

    private final ScheduleDatabase database;
    private final Dag dag;
    private final SchedulerSettings settings;
    private final String node;
    private final Clock clock;
    private final LocalEngine engine;
    private final Successors successors;
    private final Queues queues;
    private final Events events;
    private final ScheduledExecutorService timer;
    private final Map<String, Active> active = new ConcurrentHashMap<>();

    Runner(
            ScheduleDatabase database,
            Dag dag,
            SchedulerSettings settings,
            String node,
            Clock clock,
            LocalEngine engine,
            Successors successors,
            Queues queues,
            Events events,
            ScheduledExecutorService timer) {
        this.database = database;
        this.dag = dag;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
        this.engine = engine;
        this.successors = successors;
        this.queues = queues;
        this.events = events;
        this.timer = timer;
    }

    Collection<Active> active() {
        return active.values();
    }

    /** What is to be done about a run of the queue. */
    private sealed interface Verdict {
        /** It is over, or there is none. */
        record Over(List<ScheduledRun> planned) implements Verdict {}

        record Wait(Instant until) implements Verdict {}

        record Go(Schedule schedule, ScheduledRun run, boolean takenOver) implements Verdict {}
    }

    /**
     * Works off a run of the queue.
     *
     * @return when it is to be looked at again; empty when it is done with
     */
    Optional<Instant> work(String id) {
        if (active.containsKey(id)) {
            return Optional.of(clock.instant().plus(ROOM));
        }
        Verdict verdict = database.alone(connection -> begin(connection, id));
        if (verdict instanceof Verdict.Wait wait) {
            return Optional.of(wait.until());
        } else if (verdict instanceof Verdict.Go go) {
            return run(go);
        }
        ((Verdict.Over) verdict).planned().forEach(events::planned);
        enqueue(downstream(id.substring(0, Math.max(0, id.lastIndexOf('@')))));
        return Optional.empty();
    }

    /** The schedules that a run which is over may have made runs of. */
    private List<String> downstream(String schedule) {
        List<String> all = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(dag.downstream(schedule));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (!all.contains(next)) {
                all.add(next);
                open.addAll(dag.downstream(next));
            }
        }
        return all;
    }

    private Verdict begin(Connection connection, String id) throws SQLException {
        Instant now = clock.instant();
        ScheduledRun run = RunTable.find(connection, id).orElse(null);
        if (run == null || run.state().isFinal()) {
            return new Verdict.Over(List.of());
        }
        Schedule schedule = dag.schedules().get(run.schedule());
        if (schedule == null) {
            return new Verdict.Wait(now.plus(UNKNOWN));
        }
        boolean takenOver = run.state() == RunState.RUNNING;
        if (!takenOver) {
            Verdict held = held(connection, schedule, run, now);
            if (held != null) {
                return held;
            }
        }
        int attempt = run.progress().attempt() + (takenOver ? 0 : 1);
        RunTable.begin(connection, run, attempt, node, now);
        return new Verdict.Go(schedule, RunTable.find(connection, id).orElseThrow(), takenOver);
    }

    /** Why a waiting run may not begin; null when it may. */
    private @Nullable Verdict held(Connection connection, Schedule schedule, ScheduledRun run, Instant now)
            throws SQLException {
        if (run.progress().notBefore().isAfter(now)) {
            return new Verdict.Wait(run.progress().notBefore());
        }
        if (run.kind() == RunKind.TRIGGERED) {
            Mode mode = ScheduleTable.find(connection, schedule.name())
                    .map(entry -> Planner.mode(schedule, entry))
                    .orElse(Mode.ON);
            if (mode == Mode.PAUSED) {
                return new Verdict.Wait(now.plus(PAUSED));
            } else if (mode == Mode.OFF) {
                return skip(connection, run, now, "the schedule is off");
            }
        }
        Overlap overlap = schedule.overlap();
        if (RunTable.countRunning(connection, schedule.name(), run.id()) >= overlap.most()) {
            boolean waits = overlap.mode() == Overlap.Mode.QUEUE
                    || run.kind() != RunKind.TRIGGERED
                    || run.progress().attempt() > 0;
            return waits
                    ? new Verdict.Wait(now.plus(ROOM))
                    : skip(connection, run, now, "the run before it was still under way");
        }
        if (overlap.mode() == Overlap.Mode.QUEUE
                && overlap.most() == 1
                && RunTable.isOlderReady(connection, run, now)) {
            return new Verdict.Wait(now.plus(ROOM));
        }
        String pool = schedule.pool();
        if (pool != null
                && RunTable.countRunningIn(connection, pool, run.id())
                        >= settings.pools().getOrDefault(pool, 1)) {
            return new Verdict.Wait(now.plus(ROOM));
        }
        return null;
    }

    private Verdict skip(Connection connection, ScheduledRun run, Instant now, String why) throws SQLException {
        RunTable.endWaiting(connection, run.id(), RunState.SKIPPED, now, why);
        List<ScheduledRun> planned = new ArrayList<>();
        planned.add(run.in(RunState.SKIPPED, why));
        planned.addAll(successors.of(connection, run.schedule(), now));
        return new Verdict.Over(planned);
    }

    /** How an attempt ended. */
    private record Outcome(
            @Nullable RunReport report,
            @Nullable Throwable failure,
            @Nullable Stop stop) {}

    private Optional<Instant> run(Verdict.Go go) {
        ScheduledRun run = go.run();
        Schedule schedule = go.schedule();
        Active mine = new Active(run.id(), run.progress().token());
        active.put(run.id(), mine);
        ScheduledFuture<?> limit = schedule.timeout() == null
                ? null
                : timer.schedule(
                        () -> mine.stop(Stop.TIMEOUT), schedule.timeout().toMillis(), TimeUnit.MILLISECONDS);
        Outcome outcome;
        try {
            events.tell(go.takenOver() ? Kind.TAKEN_OVER : Kind.STARTED, run, null);
            outcome = attempt(schedule, run, mine);
        } finally {
            if (limit != null) {
                limit.cancel(false);
            }
        }
        try {
            return end(schedule, run, outcome);
        } finally {
            active.remove(run.id());
        }
    }

    private Outcome attempt(Schedule schedule, ScheduledRun run, Active mine) {
        RunReport[] last = new RunReport[1];
        RunListener listener = new RunListener() {
            @Override
            public void finished(Pipeline pipeline, RunReport report) {
                last[0] = report;
            }
        };
        try {
            Pipeline pipeline = schedule.pipeline().of(interval(schedule, run));
            RunOptions options = RunOptions.defaults()
                    .runId(run.id())
                    .fence(new Fence(mine.token(), () -> isMine(mine)))
                    .cancellation(mine.cancellation());
            RunReport report = engine.listener(listener).run(pipeline, options);
            return new Outcome(report, null, mine.stopped());
        } catch (EtlException e) {
            return new Outcome(last[0], e, mine.stopped());
        } catch (RuntimeException | Error e) {
            LOG.error("run {} failed in an unforeseen way", run.id(), e);
            return new Outcome(last[0], e, mine.stopped());
        }
    }

    private boolean isMine(Active mine) {
        if (mine.stopped() == Stop.LOST) {
            return false;
        }
        return database.read(connection -> RunTable.find(connection, mine.id())
                .filter(row -> row.state() == RunState.RUNNING && row.progress().token() == mine.token())
                .isPresent());
    }

    static DataInterval interval(Schedule schedule, ScheduledRun run) {
        return new DataInterval(
                run.start(),
                run.end(),
                schedule.trigger() instanceof TimeTrigger trigger ? trigger.zone() : ZoneOffset.UTC);
    }

    /** What is known about a run after an attempt, and what follows. */
    private record Ended(boolean kept, boolean recovered, List<ScheduledRun> planned, List<String> next) {}

    private Optional<Instant> end(Schedule schedule, ScheduledRun run, Outcome outcome) {
        Instant now = clock.instant();
        Decision decision = decide(schedule, run, outcome, now);
        ScheduledRun ended = decision.run();
        Ended result = database.alone(connection -> store(connection, schedule, ended, now));
        if (!result.kept()) {
            events.tell(Kind.LOST, run, "another node has it; nothing of this attempt counts");
            return Optional.empty();
        }
        events.tell(result.recovered() ? Kind.RECOVERED : decision.kind(), ended, ended.message());
        alarm(schedule, ended, result.recovered());
        result.planned().forEach(events::planned);
        enqueue(result.planned().stream()
                .filter(each -> each.state() == RunState.WAITING)
                .map(ScheduledRun::schedule)
                .distinct()
                .toList());
        result.next().stream().filter(each -> !each.equals(run.id())).forEach(each -> queues.kick(each, now));
        return ended.state().isFinal()
                ? Optional.empty()
                : Optional.of(ended.progress().notBefore());
    }

    private void enqueue(List<String> schedules) {
        for (String name : schedules) {
            Schedule schedule = dag.get(name);
            database.read(connection -> RunTable.waiting(connection, name))
                    .forEach(each -> queues.enqueue(
                            each, schedule.priority(), each.progress().notBefore()));
        }
    }

    private Ended store(Connection connection, Schedule schedule, ScheduledRun ended, Instant now) throws SQLException {
        if (!RunTable.end(connection, ended)) {
            return new Ended(false, false, List.of(), List.of());
        }
        boolean recovered = false;
        List<ScheduledRun> planned = new ArrayList<>();
        if (ended.state() == RunState.SUCCEEDED) {
            recovered = WatchTables.clear(connection, schedule.name(), Watch.FAILED);
            planned.addAll(successors.madeGood(connection, ended, now));
        } else if (ended.state() == RunState.FAILED) {
            WatchTables.alarm(connection, schedule.name(), Watch.FAILED, now);
        }
        if (ended.state().isFinal()) {
            planned.addAll(successors.of(connection, schedule.name(), now));
        }
        return new Ended(true, recovered, planned, RunTable.next(connection, schedule.name(), schedule.pool(), now));
    }

    private void alarm(Schedule schedule, ScheduledRun run, boolean recovered) {
        if (run.state() == RunState.FAILED) {
            events.raise(
                    run,
                    Watch.FAILED,
                    Level.ERROR,
                    "schedule '" + schedule.name() + "' failed",
                    String.valueOf(run.message()));
        } else if (recovered) {
            events.clear(run.pipeline(), schedule.name(), Watch.FAILED, "run " + run.id() + " ended well");
        }
    }

    private record Decision(Kind kind, ScheduledRun run) {}

    private static Decision decide(Schedule schedule, ScheduledRun run, Outcome outcome, Instant now) {
        Throwable failure = outcome.failure();
        if (failure == null) {
            RunReport report = Objects.requireNonNull(outcome.report());
            String note = switch (report.status()) {
                case ALREADY_COMMITTED -> "an attempt before had committed it";
                default -> null;
            };
            return new Decision(Kind.SUCCEEDED, over(run, RunState.SUCCEEDED, outcome, now, null, note));
        }
        String message = failure instanceof EtlException
                ? failure.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String code = failure instanceof EtlException known ? known.code().id() : ScheduleErrors.UNEXPECTED.id();
        int attempt = run.progress().attempt();
        boolean cancelled = failure instanceof RunCancelledException;
        boolean timedOut = cancelled && outcome.stop() == Stop.TIMEOUT;
        if (cancelled && outcome.stop() == Stop.CANCELLED) {
            return new Decision(
                    Kind.CANCELLED, over(run, RunState.CANCELLED, outcome, now, code, "cancelled on request"));
        } else if (cancelled && !timedOut) {
            return new Decision(
                    Kind.HANDED_BACK, again(run, attempt - 1, now, outcome, code, "its node stopped; it begins again"));
        } else if (isConflict(failure) && attempt <= schedule.retry().attempts() + CONFLICTS) {
            return new Decision(Kind.RETRYING, again(run, attempt, now.plus(AT_ONCE), outcome, code, message));
        }
        if (timedOut) {
            code = ScheduleErrors.TIMEOUT.id();
            message = "[" + code + "] it took longer than " + schedule.timeout() + " and was cancelled; "
                    + "nothing was committed since its last checkpoint";
        }
        if (schedule.retry().isFor(attempt, failure, timedOut)) {
            Duration delay =
                    schedule.retry().delay(attempt, ThreadLocalRandom.current().nextDouble());
            return new Decision(Kind.RETRYING, again(run, attempt, now.plus(delay), outcome, code, message));
        }
        return new Decision(Kind.FAILED, over(run, RunState.FAILED, outcome, now, code, message));
    }

    /** Whether another run came in between; running again finds out what it did. */
    private static boolean isConflict(Throwable failure) {
        return failure instanceof EtlException known
                && (known.code().equals(StateErrors.MOVED) || known.code().equals(StateErrors.FENCED));
    }

    private static ScheduledRun over(
            ScheduledRun run,
            RunState state,
            Outcome outcome,
            Instant now,
            @Nullable String code,
            @Nullable String message) {
        return changed(run, state, run.progress().attempt(), now, now, outcome, code, message);
    }

    private static ScheduledRun again(
            ScheduledRun run, int attempt, Instant at, Outcome outcome, String code, @Nullable String message) {
        return changed(run, RunState.WAITING, attempt, at, null, outcome, code, message);
    }

    private static ScheduledRun changed(
            ScheduledRun run,
            RunState state,
            int attempt,
            Instant notBefore,
            @Nullable Instant finished,
            Outcome outcome,
            @Nullable String code,
            @Nullable String message) {
        ScheduledRun.Progress before = run.progress();
        RunReport report = outcome.report();
        boolean well = outcome.failure() == null && report != null;
        return new ScheduledRun(
                run.id(),
                run.schedule(),
                run.pipeline(),
                run.kind(),
                run.start(),
                run.end(),
                run.due(),
                state,
                new ScheduledRun.Progress(
                        attempt, before.token(), before.node(), notBefore, before.startedAt(), finished, false),
                report == null
                        ? ScheduledRun.Rows.NONE
                        : new ScheduledRun.Rows(
                                report.rowsRead(), well ? report.rowsWritten() : 0, report.rowsRejected()),
                code,
                message);
    }
}
