package io.penstock.quality.alert.store;

class MemoryAlertStoreTest extends AlertStoreContract {
    @Override
    AlertStore open() {
        return new MemoryAlertStore();
    }
}
