package io.penstock.schedule;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSchedulerTest extends SchedulerContract {
    @TempDir
    Path directory;

    @Override
    String store() {
        return directory.resolve("store/schedule.db").toString();
    }
}
