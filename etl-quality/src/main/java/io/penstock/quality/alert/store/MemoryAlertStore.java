package io.penstock.quality.alert.store;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Alerts that are gone with the process. */
public final class MemoryAlertStore implements AlertStore {
    private static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::level)
            .thenComparing(each -> each.sightings().last())
            .thenComparing(Alert::id)
            .reversed();

    private final TreeMap<Long, Alert> alerts = new TreeMap<>();
    private final Map<Long, List<AlertEvent>> events = new HashMap<>();
    private final Map<AlertKey, Long> latest = new HashMap<>();
    private long lastId;

    @Override
    public synchronized Optional<Alert> find(long id) {
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public synchronized Optional<Alert> open(AlertKey key) {
        return alerts.values().stream()
                .filter(each -> each.isOpen() && each.key().equals(key))
                .findFirst();
    }

    @Override
    public synchronized List<Alert> list(AlertFilter filter) {
        return alerts.values().stream()
                .filter(filter::accepts)
                .sorted(WORST_FIRST)
                .limit(filter.limit())
                .toList();
    }

    @Override
    public synchronized List<AlertEvent> history(long id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized <R> R raise(AlertKey key, Function<Slot, Change<R>> work) {
        return write(work.apply(new Slot(open(key).orElse(null), lastId + 1, latest.get(key))));
    }

    @Override
    public synchronized <R> Optional<R> change(long id, Function<Alert, Change<R>> work) {
        return find(id).map(alert -> write(work.apply(alert)));
    }

    private <R> R write(Change<R> change) {
        @Nullable Alert next = change.next();
        if (next != null) {
            alerts.put(next.id(), next);
            latest.merge(next.key(), next.id(), Math::max);
            lastId = Math.max(lastId, next.id());
            events.computeIfAbsent(next.id(), id -> new ArrayList<>()).addAll(change.events());
        }
        return change.result();
    }

    @Override
    public synchronized int forget(Instant resolvedBefore) {
        List<Long> old = alerts.values().stream()
                .filter(each -> {
                    Instant at = each.handling().resolvedAt();
                    return at != null && at.isBefore(resolvedBefore);
                })
                .map(Alert::id)
                .toList();
        old.forEach(alerts::remove);
        old.forEach(events::remove);
        latest.values().removeAll(old);
        return old.size();
    }

    /** Does nothing; what was kept stays readable. */
    @Override
    public void close() {}
}
