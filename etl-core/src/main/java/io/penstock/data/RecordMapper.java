package io.penstock.data;

/**
 * Turns rows into instances of a Java record class and back, matching columns to components by name.
 *
 * @param <T> the record class
 */
public final class RecordMapper<T extends Record> {
    private final Class<T> type;

    private RecordMapper(Class<T> type) {
        this.type = type;
    }

    public static <T extends Record> RecordMapper<T> of(Class<T> type) {
        return new RecordMapper<>(type);
    }

    public Class<T> type() {
        return type;
    }
}
