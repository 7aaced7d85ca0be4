package io.penstock.load.database;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of a {@link DatabaseLoader}, for every database. */
record TableSpec(
        String table,
        WriteMode mode,
        List<String> primaryKey,
        List<String> upsertKey,
        List<IndexSpec> indexes,
        Map<String, String> columnTypes,
        int batchSize,
        Duration lockTimeout)
        implements Serializable {

    static final int DEFAULT_BATCH_SIZE = 1000;
    static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(10);

    static final TableSpec NONE = new TableSpec(
            "", WriteMode.APPEND, List.of(), List.of(), List.of(), Map.of(), DEFAULT_BATCH_SIZE, DEFAULT_LOCK_TIMEOUT);

    TableSpec {
        primaryKey = List.copyOf(primaryKey);
        upsertKey = List.copyOf(upsertKey);
        indexes = List.copyOf(indexes);
        columnTypes = Collections.unmodifiableMap(new LinkedHashMap<>(columnTypes));
    }

    /** The columns that make a row unique: the primary key, or what rows are upserted on. */
    List<String> key() {
        return primaryKey.isEmpty() ? upsertKey : primaryKey;
    }

    /** The columns of {@code ON CONFLICT}. */
    List<String> conflictKey() {
        return upsertKey.isEmpty() ? primaryKey : upsertKey;
    }

    TableSpec table(String name) {
        return new TableSpec(name, mode, primaryKey, upsertKey, indexes, columnTypes, batchSize, lockTimeout);
    }

    TableSpec mode(WriteMode newMode) {
        return new TableSpec(table, newMode, primaryKey, upsertKey, indexes, columnTypes, batchSize, lockTimeout);
    }

    TableSpec primaryKey(List<String> columns) {
        return new TableSpec(table, mode, columns, upsertKey, indexes, columnTypes, batchSize, lockTimeout);
    }

    TableSpec upsertOn(List<String> columns) {
        return new TableSpec(
                table, WriteMode.UPSERT, primaryKey, columns, indexes, columnTypes, batchSize, lockTimeout);
    }

    TableSpec index(IndexSpec index) {
        List<IndexSpec> next = new ArrayList<>(indexes);
        next.add(index);
        return new TableSpec(table, mode, primaryKey, upsertKey, next, columnTypes, batchSize, lockTimeout);
    }

    TableSpec columnType(String column, String sqlType) {
        Map<String, String> next = new LinkedHashMap<>(columnTypes);
        next.put(column, sqlType);
        return new TableSpec(table, mode, primaryKey, upsertKey, indexes, next, batchSize, lockTimeout);
    }

    TableSpec batchSize(int rows) {
        return new TableSpec(table, mode, primaryKey, upsertKey, indexes, columnTypes, rows, lockTimeout);
    }

    TableSpec lockTimeout(Duration wait) {
        return new TableSpec(table, mode, primaryKey, upsertKey, indexes, columnTypes, batchSize, wait);
    }
}
