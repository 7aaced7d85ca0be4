package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Fence;
import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunOptions;
import io.penstock.RunStatus;
import io.penstock.error.StateException;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.state.MemoryStateStore;
import io.penstock.testkit.MemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose work was given to another one does not commit, whatever the sink. */
class FencedLoadTest {
    @TempDir
    Path directory;

    private final MemoryStateStore state = new MemoryStateStore();

    private Pipeline toDatabase() {
        return Pipeline.named("loans")
                .extract(MemorySource.of(Schema.of(Field.of("id", Type.INT64)))
                        .row(1L)
                        .row(2L))
                .load(DatabaseLoader.sqlite(directory.resolve("library.db"))
                        .table("loans")
                        .mode(WriteMode.APPEND))
                .build();
    }

    private Pipeline toFile() {
        return Pipeline.named("loans")
                .extract(MemorySource.of(Schema.of(Field.of("id", Type.INT64)))
                        .row(1L)
                        .row(2L))
                .load(CsvLoader.of(directory.resolve("loans.csv")))
                .build();
    }

    private RunStatus run(Pipeline pipeline, long token, BooleanSupplier held) {
        try (LocalEngine engine = LocalEngine.create().state(state)) {
            return engine.run(
                            pipeline,
                            RunOptions.defaults().runId("loans@2026-03-01").fence(new Fence(token, held)))
                    .status();
        }
    }

    private int rows() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("library.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM loans")) {
            return result.getInt(1);
        }
    }

    @Test
    void aRunThatNoLongerOwnsItsWorkDoesNotCommit() throws Exception {
        assertThatThrownBy(() -> run(toDatabase(), 1, () -> false))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("[PEN-6010]")
                .hasMessageContaining("load loans@2026-03-01 is not this run's any more (token 1)")
                .hasMessageContaining("Nothing was committed.");
        assertThat(run(toDatabase(), 2, () -> true)).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(rows()).isEqualTo(2);
    }

    /** The successor commits in the very moment between the question and the commit. */
    @Test
    void theTokenIsCheckedInTheTransactionOfTheRows() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        assertThatThrownBy(() -> run(toFile(), 1, () -> {
                    if (first.getAndSet(false)) {
                        assertThat(run(toFile(), 2, () -> true)).isEqualTo(RunStatus.SUCCEEDED);
                    }
                    return true;
                }))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("[PEN-6010]")
                .hasMessageContaining("it was committed with another one: token=2");
        assertThat(Files.readAllLines(directory.resolve("loans.csv"))).containsExactly("id", "1", "2");
        assertThat(run(toFile(), 3, () -> true)).isEqualTo(RunStatus.ALREADY_COMMITTED);
    }
}
