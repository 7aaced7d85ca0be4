package io.penstock.quality.alert;

import io.penstock.quality.alert.store.AlertStore;
import io.penstock.quality.alert.store.MemoryAlertStore;

class MemoryAlertDeskTest extends AlertDeskContract {
    @Override
    AlertStore store() {
        return new MemoryAlertStore();
    }
}
