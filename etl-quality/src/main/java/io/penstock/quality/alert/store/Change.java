package io.penstock.quality.alert.store;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written.
 *
 * @param next the alert as it is from now on; null to leave it as it is
 * @param events what happened to it
 * @param result handed to the caller once all is written
 * @param <R> the kind of result
 */
public record Change<R>(@Nullable Alert next, List<AlertEvent> events, R result) {
    public Change {
        events = List.copyOf(events);
    }

    /** Writes nothing. */
    public static <R> Change<R> none(R result) {
        return new Change<>(null, List.of(), result);
    }
}
