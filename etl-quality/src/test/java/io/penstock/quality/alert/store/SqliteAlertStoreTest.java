package io.penstock.quality.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertStoreTest extends AlertStoreContract {
    @TempDir
    Path directory;

    @Override
    AlertStore open() {
        return SqlAlertStore.in(Stores.sqlite(directory));
    }

    @Test
    void readingMakesNoFile() {
        Database database = Stores.sqlite(directory);
        AlertStore store = SqlAlertStore.in(database);
        assertThat(store.list(AlertFilter.ALL)).isEmpty();
        assertThat(AlertDesk.of(store).open(AlertKey.of("books", "rows"))).isEmpty();
        assertThat(AlertDesk.of(store).prune()).isZero();
        assertThat(database.isAbsent()).isTrue();
    }
}
