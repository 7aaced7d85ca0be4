package io.penstock.quality.monitoring;

import io.penstock.quality.alert.store.AlertStore;
import io.penstock.quality.alert.store.SqlAlertStore;
import io.penstock.quality.store.Database;

/** Where alerts are kept. */
final class Alerts {
    private Alerts() {}

    static AlertStore store(Database database) {
        return SqlAlertStore.in(database);
    }
}
