package io.penstock.quality.alert;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about. At most one alert with a key is open at a time.
 *
 * @param pipeline name of the pipeline
 * @param check what was looked at: the name of a check, of a score, or of a thing that can go wrong with a run
 * @param column the column or columns; null when it is about no column
 */
public record AlertKey(
        String pipeline, String check, @Nullable String column) implements Serializable {
    public AlertKey {
        if (pipeline.isBlank() || check.isBlank()) {
            throw new IllegalArgumentException("an alert is about a check of a pipeline, neither may be blank");
        }
        column = column == null || column.isBlank() ? null : column;
    }

    public static AlertKey of(String pipeline, String check) {
        return new AlertKey(pipeline, check, null);
    }

    /** The same about a column. */
    public AlertKey column(String name) {
        return new AlertKey(pipeline, check, name);
    }

    /** {@code books / not_null(isbn) / isbn}. */
    @Override
    public String toString() {
        return pipeline + " / " + check + (column == null ? "" : " / " + column);
    }
}
