package io.penstock.quality.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends QualityStoreContract {
    @TempDir
    private Path directory;

    @Override
    Database database() {
        return Database.file(directory.resolve("deep/quality_metrics.db"));
    }
}
