package io.penstock.quality.alert;

import io.penstock.quality.alert.store.AlertStore;
import io.penstock.quality.alert.store.SqlAlertStore;
import io.penstock.quality.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertDeskTest extends AlertDeskContract {
    @TempDir
    private Path directory;

    @Override
    AlertStore store() {
        return SqlAlertStore.in(Database.file(directory.resolve("q.db")));
    }
}
