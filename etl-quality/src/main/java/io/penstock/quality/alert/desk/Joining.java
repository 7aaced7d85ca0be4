package io.penstock.quality.alert.desk;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.AlertState;
import io.penstock.quality.alert.Handling;
import io.penstock.quality.alert.Sightings;
import io.penstock.quality.alert.Told;
import io.penstock.quality.alert.desk.Notice.Kind;
import io.penstock.quality.alert.desk.Notice.Telling;
import io.penstock.quality.alert.store.Change;
import io.penstock.quality.alert.store.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a signal joins the open alert of its key or begins a new one. */
record Joining(AlertSignal signal, Instant now, Duration suppression) {

    Change<Notice> into(Slot slot) {
        Alert open = slot.open();
        return open == null ? begin(slot) : join(open);
    }

    private Instant seen() {
        return signal.at() == null ? now : signal.at();
    }

    private Change<Notice> begin(Slot slot) {
        Alert alert = new Alert(
                slot.nextId(),
                signal.key(),
                signal.level(),
                signal.content(),
                Sightings.once(seen(), signal.runId()),
                Handling.NONE,
                Told.at(now),
                slot.former(),
                1);
        AlertEvent event = AlertEvent.bySystem(
                alert, now, AlertEvent.Kind.OPENED, null, slot.former() == null ? null : "after #" + slot.former());
        return new Change<>(alert, List.of(event), new Notice(alert, Kind.OPENED, Telling.TELL));
    }

    private Change<Notice> join(Alert open) {
        boolean rose = signal.level().compareTo(open.level()) > 0;
        Instant until = open.handling().snoozedUntil();
        boolean woken = until != null && !now.isBefore(until);
        Telling telling = rose || woken ? Telling.TELL : telling(open);
        AlertLevel worst = rose ? signal.level() : open.level();
        Alert next = open.seen(
                worst,
                signal.content(),
                open.sightings().again(seen(), signal.runId()),
                woken ? open.handling().snoozed(null) : open.handling(),
                telling == Telling.TELL ? Told.at(now) : open.told().keptBack());
        List<AlertEvent> events = new ArrayList<>();
        if (woken) {
            events.add(AlertEvent.bySystem(next, now, AlertEvent.Kind.WOKEN, null, null));
        }
        if (rose) {
            events.add(AlertEvent.bySystem(
                    next, now, AlertEvent.Kind.ROSE, null, open.level().label() + " to " + worst.label()));
        }
        return new Change<>(next, events, new Notice(next, rose ? Kind.ROSE : Kind.REPEATED, telling));
    }

    /** For a repeat that is no worse than before. */
    private Telling telling(Alert open) {
        if (open.handling().isSnoozed(now)) {
            return Telling.SNOOZED;
        } else if (open.state() != AlertState.NEW) {
            return Telling.KNOWN;
        } else if (now.isBefore(open.told().last().plus(suppression))) {
            return Telling.SUPPRESSED;
        } else {
            return Telling.TELL;
        }
    }
}
