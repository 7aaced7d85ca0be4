package io.penstock.load.database.every;

class H2SuiteTest extends DatabaseSuite {
    @Override
    TestDatabase database() throws Exception {
        return Servers.h2();
    }
}
