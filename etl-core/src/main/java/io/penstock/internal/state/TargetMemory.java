package io.penstock.internal.state;

import io.penstock.spi.BatchSink;
import io.penstock.spi.TargetState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values in the sink's own transaction. */
final class TargetMemory implements RunMemory {
    private final BatchSink sink;
    private final String title;
    private final Map<String, Optional<String>> seen = new HashMap<>();
    private final Map<String, Optional<String>> pending = new LinkedHashMap<>();

    TargetMemory(BatchSink sink, String title) {
        this.sink = sink;
        this.title = title;
    }

    @Override
    public Optional<String> get(String key) throws Exception {
        Optional<String> value = state().get(key);
        seen.put(key, value);
        return value;
    }

    @Override
    public void put(String key, @Nullable String value) {
        pending.put(key, Optional.ofNullable(value));
    }

    @Override
    public void flush() throws Exception {
        TargetState state = state();
        for (Map.Entry<String, Optional<String>> change : pending.entrySet()) {
            String key = change.getKey();
            Optional<String> now = state.take(key);
            if (seen.containsKey(key) && !now.equals(seen.get(key))) {
                throw RunState.moved(title);
            }
            if (change.getValue().isPresent()) {
                state.put(key, change.getValue().get());
            } else if (now.isPresent()) {
                state.remove(key);
            }
            seen.put(key, change.getValue());
        }
        pending.clear();
    }

    private TargetState state() {
        return sink.targetState()
                .orElseThrow(() -> new IllegalStateException(title + " promised a place for state but has none"));
    }

    @Override
    public String title() {
        return title;
    }
}
