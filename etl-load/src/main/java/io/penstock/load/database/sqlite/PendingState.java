package io.penstock.load.database.sqlite;

import io.penstock.spi.TargetState;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a pipeline remembers in a database file that is still being made. */
final class PendingState implements TargetState {
    private final Map<String, String> values = new LinkedHashMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Writes all of it. */
    void copyTo(io.penstock.load.database.jdbc.StateTable table) throws SQLException {
        for (Map.Entry<String, String> value : values.entrySet()) {
            table.put(value.getKey(), value.getValue());
        }
    }
}
