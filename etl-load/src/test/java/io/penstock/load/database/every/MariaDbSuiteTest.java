package io.penstock.load.database.every;

class MariaDbSuiteTest extends DatabaseSuite {
    @Override
    TestDatabase database() throws Exception {
        return Servers.mariaDb();
    }
}
