package io.penstock.quality.alert.store;

class PostgresAlertStoreTest extends AlertStoreContract {
    @Override
    AlertStore open() throws Exception {
        return SqlAlertStore.in(Stores.postgres());
    }
}
