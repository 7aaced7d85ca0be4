package io.penstock.quality.store;

class MemoryStoreTest extends QualityStoreContract {
    @Override
    Database database() {
        return Database.memory();
    }
}
