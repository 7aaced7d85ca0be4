package io.penstock.quality.alert.desk;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.alert.Act;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertErrors;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.Handling;
import io.penstock.quality.alert.desk.Notice.Kind;
import io.penstock.quality.alert.desk.Notice.Telling;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.alert.store.AlertStore;
import io.penstock.quality.alert.store.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where signals come in and people act on alerts:
 *
 * <pre>
 * NEW ── acknowledge ─► ACKNOWLEDGED ── assign ─► ASSIGNED ── resolve ─► RESOLVED ── reopen ─► NEW
 * </pre>
 *
 * <p>States may be skipped forward, an assigned alert may be assigned to somebody else, and an open one may be snoozed in any state.
 *
 * <p>Notifiers are told of a new alert; of a level that rises, always; of a repeat while nobody has acknowledged the alert, once the suppression interval
 * is over and it is not snoozed; of the first repeat after a snooze ended; of an alert that the pass of its check resolved.
 * The desk decides that, and whoever calls it tells them: see {@code io.penstock.quality.notify}.
 *
 * <p>Safe for use by several threads; several processes may share a store.
 */
public final class AlertDesk {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(365);

    private final AlertStore store;
    private final AlertRules rules;
    private final Clock clock;

    private AlertDesk(AlertStore store, AlertRules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** A desk with {@link AlertRules#DEFAULT} and the system's clock. The store stays the caller's to close. */
    public static AlertDesk of(AlertStore store) {
        return new AlertDesk(store, AlertRules.DEFAULT, Clock.systemUTC());
    }

    public AlertDesk rules(AlertRules others) {
        return new AlertDesk(store, others, clock);
    }

    public AlertDesk clock(Clock other) {
        return new AlertDesk(store, rules, other);
    }

    /** Whose time it is. */
    public Clock clock() {
        return clock;
    }

    /** Joins the open alert of the signal's key, or begins one. */
    public Notice raise(AlertSignal signal) {
        Instant now = clock.instant();
        return store.raise(signal.key(), slot -> new Joining(signal, now, rules.suppression()).into(slot));
    }

    /**
     * Says that what a key is about is well; resolves its open alert where {@link AutoResolve} says so.
     *
     * @param runId the run that found it well; null when it comes from none
     * @return the alert when this resolved one
     */
    public Optional<Notice> pass(AlertKey key, @Nullable String runId) {
        if (rules.autoResolve() == AutoResolve.OFF) {
            return Optional.empty();
        }
        return recover(key, runId == null ? "it passed" : "it passed in run " + runId);
    }

    /**
     * Says that what a key is about is over, whatever {@link AutoResolve} says: for things that end by themselves, such as a run that
     * was late and came.
     *
     * @return the alert when this resolved one
     */
    public Optional<Notice> recover(AlertKey key, String reason) {
        Instant now = clock.instant();
        return store.open(key)
                .flatMap(found -> store.change(found.id(), alert -> over(alert, reason, now)))
                .flatMap(notice -> notice);
    }

    private static Change<Optional<Notice>> over(Alert alert, String reason, Instant now) {
        if (!alert.isOpen()) {
            return Change.none(Optional.empty());
        }
        Telling telling = alert.handling().isSnoozed(now) ? Telling.SNOOZED : Telling.TELL;
        Alert next = alert.handled(alert.handling().resolved(reason, now));
        return new Change<>(
                next,
                List.of(AlertEvent.bySystem(next, now, AlertEvent.Kind.RESOLVED, reason, null)),
                Optional.of(new Notice(next, Kind.RESOLVED, telling)));
    }

    /** @throws PlanException {@code PEN-5503} when there is none */
    public Alert get(long id) {
        return store.find(id).orElseThrow(() -> notFound(id));
    }

    /** The open alert of a key. */
    public Optional<Alert> open(AlertKey key) {
        return store.open(key);
    }

    /** Worst first, among these the last seen first. */
    public List<Alert> list(AlertFilter filter) {
        return store.list(filter);
    }

    /**
     * What happened to an alert, in order.
     *
     * @throws PlanException {@code PEN-5503} when there is none
     */
    public List<AlertEvent> history(long id) {
        get(id);
        return store.history(id);
    }

    /**
     * Says that somebody has seen it.
     *
     * @throws PlanException {@code PEN-5503} to {@code PEN-5505}, as every act
     */
    public Alert acknowledge(long id, Act act) {
        return act(id, act, Verb.ACKNOWLEDGE, AlertEvent.Kind.ACKNOWLEDGED, null, Handling::acknowledged);
    }

    /** Gives it to somebody; it need not be acknowledged first. */
    public Alert assign(long id, String to, Act act) {
        String name = Act.by(to).who();
        return act(id, act, Verb.ASSIGN, AlertEvent.Kind.ASSIGNED, "to " + name, handling -> handling.assigned(name));
    }

    /**
     * Ends it.
     *
     * @param act must have a reason
     */
    public Alert resolve(long id, Act act) {
        String reason = act.why();
        if (reason == null) {
            throw new PlanException(Problem.of(AlertErrors.INVALID_ACT, "to resolve an alert needs a reason")
                    .at("alert #" + id)
                    .next("Say in a few words what it was or what was done."));
        }
        Instant now = clock.instant();
        return act(id, act, Verb.RESOLVE, AlertEvent.Kind.RESOLVED, null, handling -> handling.resolved(reason, now));
    }

    /**
     * Keeps it silent for a time. A level that rises breaks the silence; afterwards the next repeat is told.
     *
     * @param time up to 365 days
     */
    public Alert snooze(long id, Duration time, Act act) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_SNOOZE) > 0) {
            throw new PlanException(Problem.of(
                            AlertErrors.INVALID_ACT,
                            "an alert is snoozed for more than 0 and up to 365 days, not " + time)
                    .at("alert #" + id));
        }
        Instant until = clock.instant().plus(time);
        return act(
                id, act, Verb.SNOOZE, AlertEvent.Kind.SNOOZED, "until " + until, handling -> handling.snoozed(until));
    }

    /** Ends a snooze before its time. */
    public Alert wake(long id, Act act) {
        return act(id, act, Verb.WAKE, AlertEvent.Kind.WOKEN, null, handling -> handling.snoozed(null));
    }

    /** Takes a resolved one up again, as new; refused while a later one with the same key is open. */
    public Alert reopen(long id, Act act) {
        return act(id, act, Verb.REOPEN, AlertEvent.Kind.REOPENED, null, Handling::reopened);
    }

    /**
     * Removes what was resolved longer ago than {@link AlertRules#retention}, with its history.
     *
     * @return how many alerts
     */
    public int prune() {
        return store.forget(clock.instant().minus(rules.retention()));
    }

    private Alert act(
            long id,
            Act act,
            Verb verb,
            AlertEvent.Kind kind,
            @Nullable String detail,
            UnaryOperator<Handling> handling) {
        Instant now = clock.instant();
        return store.change(id, alert -> {
                    verb.require(alert, act);
                    if (verb == Verb.REOPEN) {
                        requireNoneOpen(alert);
                    }
                    Alert next = alert.handled(handling.apply(alert.handling()));
                    AlertEvent event = new AlertEvent(id, now, kind, act.who(), act.why(), detail, next.state());
                    return new Change<>(next, List.of(event), next);
                })
                .orElseThrow(() -> notFound(id));
    }

    private void requireNoneOpen(Alert alert) {
        store.open(alert.key()).ifPresent(other -> {
            throw new PlanException(Problem.of(
                            AlertErrors.WRONG_STATE,
                            "what it is about has an open alert already, #" + other.id() + ", which is "
                                    + other.state().label())
                    .at("alert #" + alert.id())
                    .next("Act on #" + other.id() + " instead."));
        });
    }

    private static PlanException notFound(long id) {
        return new PlanException(Problem.of(AlertErrors.NOT_FOUND, "there is no alert #" + id)
                .next("List the alerts to see their numbers; resolved ones are removed after a time."));
    }
}
