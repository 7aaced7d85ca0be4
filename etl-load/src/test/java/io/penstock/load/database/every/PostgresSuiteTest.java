package io.penstock.load.database.every;

class PostgresSuiteTest extends DatabaseSuite {
    @Override
    TestDatabase database() throws Exception {
        return Servers.postgres();
    }
}
