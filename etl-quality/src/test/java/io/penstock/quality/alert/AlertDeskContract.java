package io.penstock.quality.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.desk.AlertRules;
import io.penstock.quality.alert.desk.AutoResolve;
import io.penstock.quality.alert.desk.Notice;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.alert.store.AlertStore;
import io.penstock.quality.check.Dimension;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of alerts; the same in memory, in SQLite and in PostgreSQL. */
abstract class AlertDeskContract {
    private static final AlertKey KEY = AlertKey.of("loans", "unique(id)").column("id");

    /** Time that stands still until it is told to go on. */
    private static final class Now extends Clock {
        private Instant at = Instant.parse("2026-03-02T06:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return at;
        }
    }

    private final Now now = new Now();
    private AlertStore store;
    private AlertDesk desk;

    abstract AlertStore store() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = store();
        desk = AlertDesk.of(store).clock(now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void pass(Duration time) {
        now.at = now.at.plus(time);
    }

    private static AlertSignal signal(double score) {
        return AlertSignal.scored(KEY, score, 0.95, "ids come twice")
                .dimension(Dimension.UNIQUENESS)
                .message("3 of 100 fail.")
                .run("run-1");
    }

    @Test
    void getsWorseWithTheScore() {
        assertThat(desk.raise(signal(0.9)).alert().level()).isEqualTo(AlertLevel.WARNING);
        assertThat(desk.raise(signal(0.7)).alert().level()).isEqualTo(AlertLevel.ERROR);
        Notice worst = desk.raise(signal(0.4));
        assertThat(worst.alert().level()).isEqualTo(AlertLevel.CRITICAL);
        assertThat(worst.kind()).isEqualTo(Notice.Kind.ROSE);
        assertThat(worst.isTold()).isTrue();
        assertThat(desk.raise(signal(0.9)).alert().level()).isEqualTo(AlertLevel.CRITICAL);
    }

    @Test
    void joinsRepeatsUntilItIsResolved() {
        Alert first = desk.raise(signal(0.9)).alert();
        pass(Duration.ofMinutes(5));
        Alert again = desk.raise(signal(0.9).run("run-2")).alert();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.sightings().count()).isEqualTo(2);
        assertThat(again.sightings().runIds()).containsExactly("run-1", "run-2");
        desk.resolve(first.id(), Act.by("ann").because("mended"));
        Alert next = desk.raise(signal(0.9)).alert();
        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(next.former()).isEqualTo(first.id());
        assertThat(desk.list(AlertFilter.OPEN)).extracting(Alert::id).containsExactly(next.id());
        assertThat(desk.list(AlertFilter.ALL)).hasSize(2);
    }

    @Test
    void remembersWhoDidWhatWhenAndWhy() {
        long id = desk.raise(signal(0.9)).alert().id();
        desk.acknowledge(id, Act.by("ann"));
        pass(Duration.ofHours(1));
        desk.assign(id, "ben", Act.by("ann").because("knows the source"));
        pass(Duration.ofHours(1));
        desk.resolve(id, Act.by("ben").because("mended"));
        assertThat(desk.get(id).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(desk.history(id))
                .extracting(AlertEvent::toString)
                .containsExactly(
                        "2026-03-02T06:00:00Z penstock opened",
                        "2026-03-02T06:00:00Z ann acknowledged",
                        "2026-03-02T07:00:00Z ann assigned to ben: knows the source",
                        "2026-03-02T08:00:00Z ben resolved: mended");
    }

    @Test
    void refusesActsThatItsStateForbids() {
        long id = desk.raise(signal(0.9)).alert().id();
        assertThatThrownBy(() -> desk.resolve(id, Act.by("ann")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("PEN-5502");
        desk.resolve(id, Act.by("ann").because("mended"));
        assertThatThrownBy(() -> desk.acknowledge(id, Act.by("ben"))).hasMessageContaining("PEN-5504");
        assertThatThrownBy(() -> desk.acknowledge(99, Act.by("ben"))).hasMessageContaining("PEN-5503");
        desk.reopen(id, Act.by("ben"));
        assertThat(desk.get(id).state()).isEqualTo(AlertState.NEW);
    }

    @Test
    void keepsTwoPeopleFromOverwritingEachOther() {
        Alert seen = desk.raise(signal(0.9)).alert();
        desk.acknowledge(seen.id(), Act.by("ann").on(seen.handling().revision()));
        assertThatThrownBy(() -> desk.assign(
                        seen.id(), "cy", Act.by("ben").on(seen.handling().revision())))
                .hasMessageContaining("PEN-5505");
    }

    @Test
    void tellsRepeatsOnlyAfterTheSuppression() {
        assertThat(desk.raise(signal(0.9)).isTold()).isTrue();
        pass(Duration.ofMinutes(30));
        assertThat(desk.raise(signal(0.9)).telling()).isEqualTo(Notice.Telling.SUPPRESSED);
        pass(Duration.ofMinutes(31));
        assertThat(desk.raise(signal(0.9)).isTold()).isTrue();
    }

    @Test
    void sleepsUntilItsSnoozeEnds() {
        long id = desk.raise(signal(0.9)).alert().id();
        desk.snooze(id, Duration.ofHours(4), Act.by("ann"));
        pass(Duration.ofHours(2));
        assertThat(desk.raise(signal(0.9)).telling()).isEqualTo(Notice.Telling.SNOOZED);
        assertThat(desk.raise(signal(0.4)).isTold())
                .as("a rise breaks the silence")
                .isTrue();
        pass(Duration.ofHours(3));
        assertThat(desk.raise(signal(0.4)).isTold()).isTrue();
    }

    @Test
    void isResolvedByAPassWhereThatIsWanted() {
        desk.raise(signal(0.9));
        assertThat(desk.pass(KEY, "run-2")).isEmpty();
        AlertDesk resolving = desk.rules(AlertRules.DEFAULT.autoResolve(AutoResolve.ON_PASS));
        assertThat(resolving.pass(KEY, "run-3"))
                .hasValueSatisfying(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.RESOLVED));
        assertThat(desk.list(AlertFilter.OPEN)).isEmpty();
    }

    @Test
    void forgetsWhatWasResolvedLongAgo() {
        long id = desk.raise(signal(0.9)).alert().id();
        desk.resolve(id, Act.by("ann").because("mended"));
        pass(Duration.ofDays(91));
        desk.raise(signal(0.9));
        assertThat(desk.prune()).isEqualTo(1);
        assertThat(desk.list(AlertFilter.ALL)).hasSize(1);
        assertThat(desk.history(desk.list(AlertFilter.ALL).get(0).id())).hasSize(1);
    }

    @Test
    void countsEverySignalOfManyThreads() {
        IntStream.range(0, 60).parallel().forEach(i -> desk.raise(signal(0.9).run("run-" + i)));
        List<Alert> open = desk.list(AlertFilter.OPEN);
        assertThat(open).hasSize(1);
        assertThat(open.get(0).sightings().count()).isEqualTo(60);
    }
}
