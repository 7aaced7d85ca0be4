package io.penstock.state;

import io.penstock.spi.StateChange;
import io.penstock.spi.StateEntry;
import io.penstock.spi.StateStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers as long as the JVM runs: for tests, and for apps that want nothing on disk. */
public final class MemoryStateStore implements StateStore {
    private final Map<String, StateEntry> entries = new TreeMap<>();
    private final Clock clock;

    public MemoryStateStore() {
        this(Clock.systemUTC());
    }

    public MemoryStateStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<StateEntry> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public synchronized List<StateEntry> list(String prefix) {
        return entries.values().stream()
                .filter(entry -> entry.key().startsWith(prefix))
                .toList();
    }

    @Override
    public synchronized boolean apply(List<StateChange> changes) {
        for (StateChange change : changes) {
            StateEntry now = entries.get(change.key());
            if ((now == null ? 0 : now.version()) != change.expected()) {
                return false;
            }
        }
        for (StateChange change : changes) {
            if (change.value() == null) {
                entries.remove(change.key());
            } else {
                entries.put(
                        change.key(),
                        new StateEntry(change.key(), change.value(), change.expected() + 1, clock.instant()));
            }
        }
        return true;
    }

    @Override
    public String title() {
        return "state in memory";
    }

    /** What is remembered stays, so that one store serves several engines. */
    @Override
    public void close() {}
}
