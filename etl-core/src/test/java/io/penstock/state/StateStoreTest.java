package io.penstock.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.error.StateException;
import io.penstock.spi.StateChange;
import io.penstock.spi.StateEntry;
import io.penstock.spi.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
    @TempDir
    Path directory;

    private interface Check {
        void on(StateStore store) throws Exception;
    }

    private Stream<DynamicTest> onEach(Check check) {
        return Stream.of(
                DynamicTest.dynamicTest("memory", () -> check.on(new MemoryStateStore())),
                DynamicTest.dynamicTest(
                        "SQLite file", () -> check.on(SqlStateStore.file(directory.resolve("deep/state.db")))));
    }

    private static boolean apply(StateStore store, String key, long expected, @Nullable String value) throws Exception {
        return store.apply(List.of(new StateChange(key, expected, value)));
    }

    @TestFactory
    Stream<DynamicTest> keepsWhatWasSet() {
        return onEach(store -> {
            assertThat(store.get("a")).isEmpty();
            assertThat(store.list("")).isEmpty();
            assertThat(apply(store, "a", 0, "ünï 'q'")).isTrue();
            assertThat(store.get("a").orElseThrow())
                    .extracting(StateEntry::value, StateEntry::version)
                    .containsExactly("ünï 'q'", 1L);
            assertThat(apply(store, "a", 1, "2")).isTrue();
            assertThat(store.get("a").orElseThrow().version()).isEqualTo(2);
            assertThat(apply(store, "a", 2, null)).isTrue();
            assertThat(store.get("a")).isEmpty();
            assertThat(apply(store, "a", 0, null)).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatSomebodyElseChanged() {
        return onEach(store -> {
            apply(store, "a", 0, "1");
            assertThat(apply(store, "a", 0, "x")).isFalse();
            assertThat(apply(store, "a", 7, "x")).isFalse();
            assertThat(apply(store, "a", 7, null)).isFalse();
            assertThat(apply(store, "b", 1, "x")).isFalse();
            assertThat(store.list("")).extracting(StateEntry::value).containsExactly("1");
        });
    }

    @TestFactory
    Stream<DynamicTest> makesAllChangesOrNone() {
        return onEach(store -> {
            apply(store, "b", 0, "1");
            assertThat(store.apply(List.of(new StateChange("a", 0, "1"), new StateChange("b", 5, "2"))))
                    .isFalse();
            assertThat(store.list("")).extracting(StateEntry::key).containsExactly("b");
        });
    }

    @TestFactory
    Stream<DynamicTest> listsByPrefixLiterally() {
        return onEach(store -> {
            for (String key : List.of("load/b/1", "load/a/2", "load/a/1", "load/_/1", "other")) {
                apply(store, key, 0, "x");
            }
            assertThat(store.list("load/a/")).extracting(StateEntry::key).containsExactly("load/a/1", "load/a/2");
            assertThat(store.list("load/_")).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> losesNoUpdateOfManyThreads() {
        return onEach(store -> {
            apply(store, "n", 0, "0");
            AtomicInteger refused = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 15; ) {
                        try {
                            StateEntry now = store.get("n").orElseThrow();
                            long next = Long.parseLong(now.value()) + 1;
                            if (apply(store, "n", now.version(), String.valueOf(next))) {
                                i++;
                            } else {
                                refused.incrementAndGet();
                            }
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(store.get("n").orElseThrow().value()).isEqualTo("60");
        });
    }

    @Test
    void makesNoFileByLooking() throws Exception {
        Path file = directory.resolve("none.db");
        assertThat(SqlStateStore.file(file).get("a")).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void isSeenByTheNextProcess() throws Exception {
        Path file = directory.resolve("s.db");
        apply(SqlStateStore.file(file), "a", 0, "1");
        assertThat(SqlStateStore.jdbc("jdbc:sqlite:" + file)
                        .get("a")
                        .orElseThrow()
                        .value())
                .isEqualTo("1");
    }

    @Test
    void refusesAStoreOfANewerVersion() throws Exception {
        Path file = directory.resolve("s.db");
        apply(SqlStateStore.file(file), "a", 0, "1");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO penstock_migrations VALUES (99, 'later')");
        }
        assertThatThrownBy(() -> SqlStateStore.file(file).get("a"))
                .isInstanceOf(StateException.class)
                .hasMessage("[PEN-6003] state file " + file + ": the tables have version 99, this program knows 1."
                        + " Use the newer version of Penstock, or another state store.");
    }

    @Test
    void tellsThatAFileIsNoStore() throws Exception {
        Path file =
                Files.writeString(directory.resolve("s.db"), "not a database, but long enough to look at".repeat(9));
        assertThatThrownBy(() -> SqlStateStore.file(file).get("a"))
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("[PEN-6001] state file " + file + ": the store cannot be used:");
    }

    @Test
    void refusesOtherDatabases() {
        assertThatThrownBy(() -> SqlStateStore.jdbc("jdbc:oracle:thin:@//host"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-6001] state can be kept in SQLite or PostgreSQL, not behind this URL."
                        + " Use a file name, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.");
    }
}
