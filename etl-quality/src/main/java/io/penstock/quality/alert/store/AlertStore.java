package io.penstock.quality.alert.store;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertEvent;
import io.penstock.quality.alert.AlertKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps alerts and what happened to them. Safe for use by several threads, and by several processes where the place it keeps them in is. Functions
 * that are handed in run while nobody else can write; they may be run again when a transaction has to be repeated, and what they throw undoes it.
 */
public interface AlertStore extends AutoCloseable {
    Optional<Alert> find(long id);

    /** The alert with this key that is not resolved. */
    Optional<Alert> open(AlertKey key);

    /** Worst first, among these the last seen first. */
    List<Alert> list(AlertFilter filter);

    /** In the order it happened; empty when there is no such alert. */
    List<AlertEvent> history(long id);

    /** Changes the open alert with a key, or adds one. */
    <R> R raise(AlertKey key, Function<Slot, Change<R>> work);

    /** Changes an alert; empty when there is none with this id. */
    <R> Optional<R> change(long id, Function<Alert, Change<R>> work);

    /**
     * Removes alerts that were resolved before a moment, with their history.
     *
     * @return how many
     */
    int forget(Instant resolvedBefore);

    @Override
    void close();
}
