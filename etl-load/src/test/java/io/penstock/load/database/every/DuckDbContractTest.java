package io.penstock.load.database.every;

import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The sink on DuckDB, in each write mode. */
class DuckDbContractTest {
    @Nested
    class Appending extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table();
        }
    }

    @Nested
    class Replacing extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table().mode(WriteMode.REPLACE).primaryKey("id").index("name");
        }
    }

    @Nested
    class Upserting extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table().upsertOn("id");
        }
    }

    @Nested
    class Merging extends Contract {
        @Override
        protected DatabaseLoader loader() {
            return table().mode(WriteMode.MERGE).key("id").uniqueIndex("id");
        }
    }

    abstract static class Contract extends DatabaseContract {
        @TempDir
        Path directory;

        @Override
        TestDatabase database() {
            return Servers.duckDb(directory);
        }
    }
}
