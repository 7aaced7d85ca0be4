package io.penstock.quality.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.quality.alert.Act;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.AlertState;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.desk.Notice;
import io.penstock.quality.check.Dimension;
import io.penstock.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does alike; two desks on it are two processes. */
abstract class AlertStoreContract {
    private static final AlertKey KEY = AlertKey.of("books", "not_null(isbn)").column("isbn");

    private final TestClock clock = TestClock.at("2026-01-05T08:00:00.123456789Z");
    private AlertStore store;
    private AlertDesk desk;

    abstract AlertStore open() throws Exception;

    @BeforeEach
    void start() throws Exception {
        store = open();
        desk = AlertDesk.of(store).clock(clock);
    }

    private static AlertSignal signal(AlertKey key, AlertLevel level) {
        return AlertSignal.of(key, level, "it's \"wrong\" ü")
                .message("3 of 10\nrows")
                .run("run-1");
    }

    @Test
    void givesBackWhatWasWritten() {
        Alert raised = desk.raise(AlertSignal.scored(KEY, 0.7, 0.95, "too many nulls")
                        .dimension(Dimension.COMPLETENESS)
                        .message("7 of 10")
                        .run("run-1"))
                .alert();
        assertThat(store.find(raised.id())).contains(raised);
        assertThat(raised.content().score()).isEqualTo(0.7);
        Alert plain = desk.raise(signal(AlertKey.of("books", "late"), AlertLevel.INFO))
                .alert();
        assertThat(store.find(plain.id())).contains(plain);
        Alert snoozed =
                desk.snooze(plain.id(), Duration.ofHours(2), Act.by("ana").because("maintenance"));
        assertThat(store.find(plain.id())).contains(snoozed);
        Alert resolved = desk.resolve(raised.id(), Act.by("ana").because("mended"));
        assertThat(store.find(raised.id())).contains(resolved);
        assertThat(store.find(99)).isEmpty();
        assertThat(store.history(99)).isEmpty();
        assertThat(store.change(99, alert -> Change.none(1))).isEmpty();
    }

    @Test
    void keepsWhoDidWhatWhenAndWhy() {
        long id = desk.raise(signal(KEY, AlertLevel.WARNING)).alert().id();
        clock.advance(Duration.ofMinutes(1));
        desk.raise(signal(KEY, AlertLevel.ERROR));
        desk.acknowledge(id, Act.by("ana"));
        desk.assign(id, "ben", Act.by("ana").because("knows the source"));
        clock.advance(Duration.ofMinutes(1));
        desk.resolve(id, Act.by("ben").because("source mended"));
        assertThat(desk.history(id).stream().map(AlertEvent::toString))
                .containsExactly(
                        "2026-01-05T08:00:00.123456789Z penstock opened",
                        "2026-01-05T08:01:00.123456789Z penstock rose warning to error",
                        "2026-01-05T08:01:00.123456789Z ana acknowledged",
                        "2026-01-05T08:01:00.123456789Z ana assigned to ben: knows the source",
                        "2026-01-05T08:02:00.123456789Z ben resolved: source mended");
        assertThat(desk.history(id).stream().map(AlertEvent::state))
                .containsExactly(
                        AlertState.NEW,
                        AlertState.NEW,
                        AlertState.ACKNOWLEDGED,
                        AlertState.ASSIGNED,
                        AlertState.RESOLVED);
    }

    @Test
    void findsTheOpenAlertOfAKeyAndNumbersAreNeverUsedAgain() {
        Alert first = desk.raise(signal(KEY, AlertLevel.WARNING)).alert();
        assertThat(first.former()).isNull();
        assertThat(store.open(KEY)).contains(first);
        assertThat(store.open(AlertKey.of("books", "not_null(isbn)"))).isEmpty();
        desk.resolve(first.id(), Act.by("ana").because("mended"));
        assertThat(store.open(KEY)).isEmpty();
        Alert second = desk.raise(signal(KEY, AlertLevel.WARNING)).alert();
        assertThat(second.id()).isEqualTo(first.id() + 1);
        assertThat(second.former()).isEqualTo(first.id());
        desk.resolve(second.id(), Act.by("ana").because("mended"));
        clock.advance(Duration.ofDays(91));
        assertThat(desk.prune()).isEqualTo(2);
        assertThat(store.history(first.id())).isEmpty();
        Alert third = desk.raise(signal(KEY, AlertLevel.WARNING)).alert();
        assertThat(third.id()).isEqualTo(second.id() + 1);
        assertThat(third.former()).isNull();
    }

    @Test
    void listsByFilterWorstFirst() {
        long warning = desk.raise(signal(AlertKey.of("books", "a"), AlertLevel.WARNING))
                .alert()
                .id();
        clock.advance(Duration.ofHours(1));
        Instant later = clock.instant();
        long newer = desk.raise(signal(AlertKey.of("loans", "a"), AlertLevel.WARNING))
                .alert()
                .id();
        long critical = desk.raise(signal(AlertKey.of("books", "b"), AlertLevel.CRITICAL))
                .alert()
                .id();
        long info = desk.raise(signal(AlertKey.of("books", "c"), AlertLevel.INFO))
                .alert()
                .id();
        long gone = desk.raise(signal(AlertKey.of("books", "d"), AlertLevel.ERROR))
                .alert()
                .id();
        desk.resolve(gone, Act.by("ana").because("mended"));
        desk.assign(critical, "ben", Act.by("ana"));

        assertThat(ids(AlertFilter.OPEN)).containsExactly(critical, newer, warning, info);
        assertThat(ids(AlertFilter.ALL)).containsExactly(critical, gone, newer, warning, info);
        assertThat(ids(AlertFilter.OPEN.minLevel(AlertLevel.WARNING))).containsExactly(critical, newer, warning);
        assertThat(ids(AlertFilter.ALL.pipeline("loans"))).containsExactly(newer);
        assertThat(ids(AlertFilter.ALL.check("a"))).containsExactly(newer, warning);
        assertThat(ids(AlertFilter.ALL.assignee("ben"))).containsExactly(critical);
        assertThat(ids(AlertFilter.ALL.states(AlertState.RESOLVED))).containsExactly(gone);
        assertThat(ids(AlertFilter.OPEN.seenSince(later))).containsExactly(critical, newer, info);
        assertThat(ids(AlertFilter.OPEN.limit(2))).containsExactly(critical, newer);
    }

    private List<Long> ids(AlertFilter filter) {
        return desk.list(filter).stream().map(Alert::id).toList();
    }

    @Test
    void forgetsOnlyWhatWasResolvedLongAgo() {
        long open = desk.raise(signal(KEY, AlertLevel.WARNING)).alert().id();
        long old = desk.raise(signal(AlertKey.of("books", "b"), AlertLevel.WARNING))
                .alert()
                .id();
        desk.resolve(old, Act.by("ana").because("mended"));
        clock.advance(Duration.ofDays(60));
        long young = desk.raise(signal(AlertKey.of("books", "c"), AlertLevel.WARNING))
                .alert()
                .id();
        desk.resolve(young, Act.by("ana").because("mended"));
        clock.advance(Duration.ofDays(31));
        assertThat(desk.prune()).isEqualTo(1);
        assertThat(ids(AlertFilter.ALL)).containsExactlyInAnyOrder(open, young);
        assertThat(store.history(old)).isEmpty();
        assertThat(store.history(young)).hasSize(2);
    }

    @Test
    void whatIsThrownUndoesEverything() {
        long id = desk.raise(signal(KEY, AlertLevel.WARNING)).alert().id();
        Alert before = desk.get(id);
        assertThatThrownBy(() -> store.change(id, alert -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> store.raise(AlertKey.of("books", "x"), slot -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(desk.get(id)).isEqualTo(before);
        assertThat(desk.raise(signal(AlertKey.of("books", "y"), AlertLevel.INFO))
                        .alert()
                        .id())
                .isEqualTo(id + 1);
    }

    @Test
    void signalsAtTheSameTimeMakeOneAlertAndNoneIsLost() throws Exception {
        List<Notice> notices = together(
                40,
                number -> AlertDesk.of(store)
                        .clock(clock)
                        .raise(AlertSignal.of(KEY, AlertLevel.WARNING, "late").run("run-" + number)));
        assertThat(notices.stream().filter(Notice::isTold)).hasSize(1);
        assertThat(notices.stream().map(each -> each.alert().id()).distinct()).hasSize(1);
        Alert alert = store.open(KEY).orElseThrow();
        assertThat(alert.sightings().count()).isEqualTo(40);
        assertThat(alert.sightings().runIds()).hasSize(20).doesNotHaveDuplicates();
        assertThat(alert.told().suppressed()).isEqualTo(39);
        assertThat(desk.history(alert.id())).hasSize(1);
    }

    @Test
    void ofPeopleWhoActAtOnceOnTheSameSightOneSucceeds() throws Exception {
        Alert seen = desk.raise(signal(KEY, AlertLevel.WARNING)).alert();
        List<String> results = together(12, number -> {
            try {
                Act act = Act.by("person-" + number).on(seen.handling().revision());
                return desk.assign(seen.id(), "person-" + number, act)
                        .handling()
                        .assignee();
            } catch (PlanException e) {
                assertThat(e)
                        .hasMessage("[PEN-5505] alert #" + seen.id()
                                + ": somebody acted on it since (it is assigned, revision 1 in place of 0)."
                                + " Nothing was changed. Look at it again, then decide.");
                return "refused";
            }
        });
        List<String> winners =
                results.stream().filter(each -> !each.equals("refused")).toList();
        assertThat(winners).hasSize(1);
        assertThat(desk.get(seen.id()).handling().assignee()).isEqualTo(winners.get(0));
        assertThat(desk.history(seen.id())).hasSize(2);
    }

    @Test
    void aSignalInBetweenRefusesNoAct() {
        Alert seen = desk.raise(signal(KEY, AlertLevel.WARNING)).alert();
        desk.raise(signal(KEY, AlertLevel.WARNING));
        Alert now = desk.acknowledge(seen.id(), Act.by("ana").on(seen.handling().revision()));
        assertThat(now.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(now.sightings().count()).isEqualTo(2);
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> together(int count, Numbered<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<T>> calls = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> work.call(number))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
