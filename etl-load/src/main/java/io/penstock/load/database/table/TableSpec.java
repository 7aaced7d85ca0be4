package io.penstock.load.database.table;

import io.penstock.load.contract.SchemaContract;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a load into a table, for every database.
 *
 * @param batchSize rows per {@code addBatch}
 * @param lockTimeout how long to wait for what another transaction holds
 * @param definition how the table is made; null where the data's columns tell
 */
public record TableSpec(
        String table,
        LoadWay way,
        KeySpec keys,
        List<IndexSpec> indexes,
        Map<String, String> columnTypes,
        SchemaContract contract,
        int batchSize,
        Duration lockTimeout,
        @Nullable TableDefinition definition)
        implements Serializable {

    public static final int DEFAULT_BATCH_SIZE = 1000;
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(10);

    public TableSpec {
        indexes = List.copyOf(indexes);
        columnTypes = Collections.unmodifiableMap(new LinkedHashMap<>(columnTypes));
    }

    /** No table yet, and the defaults of everything else. */
    public static TableSpec of(LoadWay way) {
        return new TableSpec(
                "",
                way,
                KeySpec.NONE,
                List.of(),
                Map.of(),
                SchemaContract.FROZEN,
                DEFAULT_BATCH_SIZE,
                DEFAULT_LOCK_TIMEOUT,
                null);
    }

    /** The columns of {@code ON CONFLICT}; empty where the mode has none. */
    public List<String> conflictKey() {
        return way.needsUniqueKey() ? keys.matched() : List.of();
    }

    public TableSpec table(String name) {
        return new TableSpec(name, way, keys, indexes, columnTypes, contract, batchSize, lockTimeout, definition);
    }

    public TableSpec way(LoadWay newWay) {
        return new TableSpec(table, newWay, keys, indexes, columnTypes, contract, batchSize, lockTimeout, definition);
    }

    public TableSpec keys(KeySpec newKeys) {
        return new TableSpec(table, way, newKeys, indexes, columnTypes, contract, batchSize, lockTimeout, definition);
    }

    public TableSpec index(IndexSpec index) {
        List<IndexSpec> next = new ArrayList<>(indexes);
        next.add(index);
        return new TableSpec(table, way, keys, next, columnTypes, contract, batchSize, lockTimeout, definition);
    }

    public TableSpec columnType(String column, String sqlType) {
        Map<String, String> next = new LinkedHashMap<>(columnTypes);
        next.put(column, sqlType);
        return new TableSpec(table, way, keys, indexes, next, contract, batchSize, lockTimeout, definition);
    }

    public TableSpec contract(SchemaContract newContract) {
        return new TableSpec(table, way, keys, indexes, columnTypes, newContract, batchSize, lockTimeout, definition);
    }

    public TableSpec batchSize(int rows) {
        return new TableSpec(table, way, keys, indexes, columnTypes, contract, rows, lockTimeout, definition);
    }

    public TableSpec lockTimeout(Duration wait) {
        return new TableSpec(table, way, keys, indexes, columnTypes, contract, batchSize, wait, definition);
    }

    public TableSpec definition(TableDefinition newDefinition) {
        return new TableSpec(table, way, keys, indexes, columnTypes, contract, batchSize, lockTimeout, newDefinition);
    }
}
