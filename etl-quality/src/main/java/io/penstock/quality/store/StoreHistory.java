package io.penstock.quality.store;

import io.penstock.quality.check.History;
import io.penstock.quality.check.HistorySource;

/**
 * The history in a store, as a check carries it to where it runs.
 *
 * @param place a file name or a JDBC URL, see {@link Database#at}
 */
public record StoreHistory(String place) implements HistorySource {
    @Override
    public History of(String pipeline) {
        return QualityStore.in(Database.at(place)).history(pipeline);
    }
}
