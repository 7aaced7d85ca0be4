package io.penstock.internal.state;

import io.penstock.spi.StateChange;
import io.penstock.spi.StateEntry;
import io.penstock.spi.StateStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values in a store of their own. */
final class StoreMemory implements RunMemory {
    private final StateStore store;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Optional<String>> pending = new LinkedHashMap<>();

    StoreMemory(StateStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> get(String key) throws Exception {
        Optional<StateEntry> entry = store.get(key);
        versions.put(key, entry.map(StateEntry::version).orElse(0L));
        return entry.map(StateEntry::value);
    }

    @Override
    public void put(String key, @Nullable String value) {
        pending.put(key, Optional.ofNullable(value));
    }

    @Override
    public void flush() throws Exception {
        List<StateChange> changes = new ArrayList<>();
        for (Map.Entry<String, Optional<String>> change : pending.entrySet()) {
            String key = change.getKey();
            if (!versions.containsKey(key)) {
                get(key);
            }
            changes.add(new StateChange(
                    key, versions.getOrDefault(key, 0L), change.getValue().orElse(null)));
        }
        if (changes.isEmpty()) {
            return;
        }
        if (!store.apply(changes)) {
            throw RunState.moved(store.title());
        }
        for (StateChange change : changes) {
            versions.put(change.key(), change.value() == null ? 0 : change.expected() + 1);
        }
        pending.clear();
    }

    @Override
    public String title() {
        return store.title();
    }
}
