package io.penstock.load.sqlite;

import io.penstock.schema.Type;

/**
 * A column of a {@link TableImage}.
 *
 * @param type type of the values
 * @param affinity what the table's declared type means
 */
public record ImageColumn(Type type, Affinity affinity) {
    /** Whether the values are stored as texts or blobs. */
    boolean storesSlices() {
        Storage storage = Storage.of(type, affinity);
        return storage == Storage.TEXT
                || storage == Storage.BLOB
                || (storage == Storage.INTEGER && affinity == Affinity.TEXT);
    }

    /** Whether {@link TableImage} can store such a column as SQLite would. */
    public boolean isPlain() {
        return Storage.isPlain(type, affinity);
    }
}
