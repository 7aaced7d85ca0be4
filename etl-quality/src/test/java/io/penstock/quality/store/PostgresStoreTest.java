package io.penstock.quality.store;

class PostgresStoreTest extends QualityStoreContract {
    @Override
    Database database() throws Exception {
        return Database.at(StoreDatabases.postgres());
    }
}
