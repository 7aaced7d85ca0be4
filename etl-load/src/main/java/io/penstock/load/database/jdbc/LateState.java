package io.penstock.load.database.jdbc;

import io.penstock.spi.TargetState;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * State that is written after a swap that is no part of a transaction: a crash between the two makes the next run replace the
 * table once more, which changes nothing, where the other order would lose its rows.
 */
final class LateState implements TargetState {
    private final StateTable table;
    private final Map<String, Optional<String>> changes = new LinkedHashMap<>();

    LateState(StateTable table) {
        this.table = table;
    }

    @Override
    public Optional<String> get(String key) throws SQLException {
        Optional<String> changed = changes.get(key);
        return changed == null ? table.get(key) : changed;
    }

    @Override
    public void put(String key, String value) {
        changes.put(key, Optional.of(value));
    }

    @Override
    public void remove(String key) {
        changes.put(key, Optional.empty());
    }

    void write() throws SQLException {
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            if (change.getValue().isPresent()) {
                table.put(change.getKey(), change.getValue().get());
            } else {
                table.remove(change.getKey());
            }
        }
    }
}
