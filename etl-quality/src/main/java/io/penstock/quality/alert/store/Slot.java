package io.penstock.quality.alert.store;

import io.penstock.quality.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * The place of a key among the alerts.
 *
 * @param open the alert that is open; null when none is
 * @param nextId the id of a new one; means nothing while one is open
 * @param former the id of the latest one; null when there never was one, means nothing while one is open
 */
public record Slot(
        @Nullable Alert open, long nextId, @Nullable Long former) {}
