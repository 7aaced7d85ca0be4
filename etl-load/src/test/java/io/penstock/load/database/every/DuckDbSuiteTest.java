package io.penstock.load.database.every;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbSuiteTest extends DatabaseSuite {
    @TempDir
    Path directory;

    @Override
    TestDatabase database() {
        return Servers.duckDb(directory);
    }
}
