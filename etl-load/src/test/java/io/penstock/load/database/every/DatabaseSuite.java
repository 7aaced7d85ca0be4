package io.penstock.load.database.every;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.load.Sinks;
import io.penstock.load.Sinks.Loaded;
import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RestartableSink;
import io.penstock.spi.TargetState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sink does alike on every database. */
abstract class DatabaseSuite {
    static final Schema LOANS =
            Schema.of(Field.of("id", Type.INT64), Field.of("title", Type.TEXT), Field.of("days", Type.INT64));

    private TestDatabase database = new TestDatabase("", "", "", "", "");

    /** A new, empty database. */
    abstract TestDatabase database() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        database = database();
    }

    final TestDatabase db() {
        return database;
    }

    final DatabaseLoader to(String table) {
        DatabaseLoader loader = DatabaseLoader.jdbc(database.url());
        if (!database.user().isEmpty()) {
            loader = loader.user(database.user()).password(database.password());
        }
        return loader.table(table).lockTimeout(Duration.ofSeconds(1));
    }

    final DatabaseLoader loans() {
        return to("loans");
    }

    /** Rows of {@link #LOANS}: three values each. */
    static Batch rows(@Nullable Object... values) {
        BatchBuilder batch = BatchBuilder.of(LOANS);
        for (int i = 0; i < values.length; i += 3) {
            Object id = values[i];
            Object days = values[i + 2];
            batch.add(
                    id == null ? null : (Object) ((Number) id).longValue(),
                    values[i + 1],
                    days == null ? null : (Object) ((Number) days).longValue());
        }
        return batch.build();
    }

    final List<String> table() throws Exception {
        return database.texts("SELECT " + database.q("id") + ", " + database.q("title") + ", " + database.q("days")
                + " FROM " + database.q("loans") + " ORDER BY 1, 2, 3");
    }

    @Test
    void appendMakesTheTableThenAddsToIt() throws Exception {
        Sinks.load(loans().primaryKey("id"), rows(1, "a", 5, 2, null, null));
        Sinks.load(loans(), rows(3, "c", 7));
        assertThat(table()).containsExactly("1|a|5", "2|null|null", "3|c|7");
    }

    @Test
    void replacePutsANewTableInPlace() throws Exception {
        Sinks.load(loans().primaryKey("id").index("title"), rows(1, "a", 5, 2, "b", 6));
        DatabaseLoader replacing =
                loans().mode(WriteMode.REPLACE).primaryKey("id").index("title");
        Sinks.load(replacing, rows(9, "z", 1));
        Sinks.load(replacing, rows(8, "y", 1));
        assertThat(table()).containsExactly("8|y|1");
    }

    @Test
    void truncateKeepsTheTableAndChangesItsRows() throws Exception {
        Sinks.load(loans().primaryKey("id"), rows(1, "a", 5, 2, "b", 6));
        Sinks.load(loans().mode(WriteMode.TRUNCATE), rows(2, "c", 7));
        assertThat(table()).containsExactly("2|c|7");
        Sinks.abort(loans().mode(WriteMode.TRUNCATE), rows(3, "d", 7));
        assertThat(table()).containsExactly("2|c|7");
    }

    @Test
    void upsertReplacesKnownKeysAndTheLastRowOfAKeyWins() throws Exception {
        DatabaseLoader loader = loans().upsertOn("id");
        Sinks.load(loader, rows(1, "a", 1, 2, "b", 2, 2, "bb", 3));
        Sinks.load(loader, rows(2, "c", 4, 3, "d", 5), rows(3, "e", 6));
        assertThat(table()).containsExactly("1|a|1", "2|c|4", "3|e|6");
    }

    @Test
    void insertOnlyLeavesKnownKeysAloneAndTheFirstRowOfAKeyWins() throws Exception {
        DatabaseLoader loader = loans().mode(WriteMode.INSERT_ONLY).primaryKey("id");
        Sinks.load(loader, rows(1, "a", 1, 2, "b", 2, 2, "bb", 3));
        Loaded loaded = Sinks.load(loader, rows(2, "c", 4, 3, "d", 5), rows(3, "e", 6));
        assertThat(table()).containsExactly("1|a|1", "2|b|2", "3|d|5");
        assertThat(loaded.rejects().rowCount()).isZero();
    }

    @Test
    void mergeReplacesAllRowsOfAKey() throws Exception {
        DatabaseLoader loader = loans().mode(WriteMode.MERGE).key("id");
        Sinks.load(loader, rows(1, "a", 1, 1, "b", 2, 2, "c", 3));
        Sinks.load(loader, rows(1, "x", 9), rows(1, "y", 9, 3, "d", 4));
        assertThat(table()).containsExactly("1|x|9", "1|y|9", "2|c|3", "3|d|4");
    }

    @Test
    void mergeOnAPrimaryKeyKeepsTheLastRow() throws Exception {
        DatabaseLoader loader = loans().mode(WriteMode.MERGE).primaryKey("id");
        Sinks.load(loader, rows(1, "a", 1, 1, "b", 2, 2, "c", 3));
        Sinks.load(loader, rows(1, "x", 9), rows(1, "y", 9, 3, "d", 4));
        assertThat(table()).containsExactly("1|y|9", "2|c|3", "3|d|4");
    }

    @Test
    void historyKeepsOldVersionsAndNothingChangesWhenNothingDid() throws Exception {
        DatabaseLoader loader = loans().mode(WriteMode.SCD2).key("id");
        Sinks.load(loader, rows(1, "a", 1, 2, null, 2));
        String versions = "SELECT " + database.q("id") + ", " + database.q("title") + ", CASE WHEN "
                + database.q("is_current") + " = TRUE THEN 'now' ELSE 'then' END, CASE WHEN " + database.q("valid_to")
                + " IS NULL THEN 'open' ELSE 'closed' END FROM " + database.q("loans") + " ORDER BY 1, 3 DESC, 2";
        assertThat(database.texts(versions)).containsExactly("1|a|now|open", "2|null|now|open");
        Sinks.loadLater(loader, Duration.ofDays(1), rows(1, "a", 1, 2, null, 2));
        assertThat(database.texts(versions)).containsExactly("1|a|now|open", "2|null|now|open");
        Sinks.loadLater(loader, Duration.ofDays(2), rows(1, "b", 1, 2, "x", 2), rows(1, "c", 1, 3, "n", 1));
        assertThat(database.texts(versions))
                .containsExactlyInAnyOrder(
                        "1|a|then|closed", "1|c|now|open", "2|null|then|closed", "2|x|now|open", "3|n|now|open");
    }

    @Test
    void aRefusedRowIsRejectedAndTheOthersStay() throws Exception {
        Loaded loaded = Sinks.load(
                loans().primaryKey("id"),
                rows(1, "a", 1, 2, "b", 2, 1, "c", 3, null, "d", 4, 5, "e", 5),
                rows(2, "f", 6, 7, "g", 7));
        assertThat(table()).containsExactly("1|a|1", "2|b|2", "5|e|5", "7|g|7");
        assertThat(loaded.rejects().rows()).hasSize(3);
        assertThat(loaded.rejects().rows()).anyMatch(row -> row.startsWith("1: unique"));
        assertThat(loaded.rejects().rows()).contains("null: not_null(id)");
    }

    @Test
    void stateIsCommittedWithTheRowsOrNotAtAll() throws Exception {
        try (RestartableSink sink = loans().open(LOANS, Sinks.context())) {
            TargetState state = sink.targetState().orElseThrow();
            assertThat(state.get("cursor")).isEmpty();
            sink.write(rows(1, "a", 1), new Sinks.Rejects());
            state.put("cursor", "2026-01-01");
            state.put("cursor", "2026-01-02");
            assertThat(state.get("cursor")).contains("2026-01-02");
            sink.prepare();
            sink.abort();
        }
        assertThat(state("cursor")).isEmpty();
        try (RestartableSink sink = loans().open(LOANS, Sinks.context())) {
            TargetState state = sink.targetState().orElseThrow();
            sink.write(rows(1, "a", 1), new Sinks.Rejects());
            state.put("cursor", "Zoë's \"cursor\" | ' \\");
            state.put("other", "x");
            sink.prepare();
            sink.commit();
        }
        assertThat(state("cursor")).containsExactly("Zoë's \"cursor\" | ' \\");
        try (RestartableSink sink = loans().open(LOANS, Sinks.context())) {
            TargetState state = sink.targetState().orElseThrow();
            assertThat(state.get("cursor")).contains("Zoë's \"cursor\" | ' \\");
            state.remove("cursor");
            state.remove("nothing");
            sink.prepare();
            sink.commit();
        }
        assertThat(state("cursor")).isEmpty();
        assertThat(state("other")).containsExactly("x");
        assertThat(table()).containsExactly("1|a|1");
    }

    private List<String> state(String key) throws Exception {
        try (RestartableSink sink = loans().open(LOANS, Sinks.context())) {
            List<String> found =
                    sink.targetState().orElseThrow().get(key).stream().toList();
            sink.abort();
            return found;
        }
    }

    @Test
    void aCheckpointOutlivesAnAbort() throws Exception {
        for (WriteMode mode : List.of(WriteMode.APPEND, WriteMode.UPSERT, WriteMode.INSERT_ONLY, WriteMode.MERGE)) {
            String name = "loans_" + mode.name().toLowerCase(java.util.Locale.ROOT);
            DatabaseLoader loader = to(name).primaryKey("id").mode(mode).index("title");
            try (RestartableSink sink = loader.open(LOANS, Sinks.context())) {
                sink.write(rows(1, "a", 1), new Sinks.Rejects());
                sink.targetState().orElseThrow().put("position " + name, "1");
                assertThat(sink.checkpoint()).isEmpty();
                sink.write(rows(2, "b", 2), new Sinks.Rejects());
                sink.targetState().orElseThrow().put("position " + name, "2");
                sink.checkpoint();
                sink.write(rows(3, "c", 3), new Sinks.Rejects());
                sink.targetState().orElseThrow().put("position " + name, "3");
                sink.abort();
                assertThat(sink.outcome())
                        .startsWith("2 rows were committed at checkpoints to table '" + name + "' of ");
            }
            try (RestartableSink sink = loader.resume(LOANS, Sinks.context(), "")) {
                assertThat(sink.targetState().orElseThrow().get("position " + name))
                        .contains("2");
                sink.write(rows(3, "c", 3), new Sinks.Rejects());
                sink.prepare();
                sink.commit();
            }
            assertThat(database.texts("SELECT " + database.q("id") + " FROM " + database.q(name) + " ORDER BY 1"))
                    .containsExactly("1", "2", "3");
        }
    }

    private static final Schema WIDER =
            Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT), Field.of("title", Type.TEXT));

    private static Batch wider() {
        return BatchBuilder.of(WIDER).add(7L, "east", "x").add(8L, null, "y").build();
    }

    @Test
    void otherColumnsAreShownAndNothingIsLoaded() throws Exception {
        Sinks.load(loans().primaryKey("id"), rows(1, "a", 1));
        assertThatThrownBy(() -> Sinks.load(loans(), wider()))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("[PEN-4106] ")
                .hasMessageContaining("the data does not have the columns of table 'loans':")
                .hasMessageMatching("(?s).*\n  branch  - +TEXT\n  days    \\S+ +-\n.*");
        assertThat(table()).containsExactly("1|a|1");
    }

    @Test
    void newColumnsAreAddedWhenTheTableMayEvolve() throws Exception {
        Sinks.load(loans().primaryKey("id"), rows(1, "a", 1));
        Sinks.load(loans().newColumns(SchemaChange.EVOLVE), wider());
        Sinks.load(loans().newColumns(SchemaChange.EVOLVE), rows(2, "b", 2));
        assertThat(database.texts("SELECT " + database.q("id") + ", " + database.q("branch") + ", " + database.q("days")
                        + " FROM " + database.q("loans") + " ORDER BY 1"))
                .containsExactly("1|null|1", "2|null|2", "7|east|null", "8|null|null");
    }

    @Test
    void newColumnsCanBeDiscardedByRowOrByValue() throws Exception {
        Sinks.load(loans().primaryKey("id"), rows(1, "a", 1));
        Loaded loaded = Sinks.load(loans().newColumns(SchemaChange.DISCARD_ROW), wider());
        assertThat(loaded.rejects().rows()).containsExactly("7: schema_contract(branch)");
        assertThat(table()).containsExactly("1|a|1", "8|y|null");
        Sinks.load(loans().newColumns(SchemaChange.DISCARD_VALUE), wider().slice(0, 1));
        assertThat(table()).containsExactly("1|a|1", "7|x|null", "8|y|null");
    }

    private static Batch textDays(Type type, @Nullable Object days, @Nullable Object moreDays) {
        Schema schema = Schema.of(Field.of("id", Type.INT64), Field.of("title", Type.TEXT), Field.of("days", type));
        return BatchBuilder.of(schema).add(7L, "x", days).add(8L, "y", moreDays).build();
    }

    @Test
    void otherTypesFollowTheContract() throws Exception {
        Sinks.load(loans().primaryKey("id"), rows(1, "a", 1));
        Batch texts = textDays(Type.TEXT, "007", null);
        assertThatThrownBy(() -> Sinks.load(loans(), texts))
                .hasMessageStartingWith("[PEN-4121] ")
                .hasMessageMatching("(?s).*\n  days    \\S+ +TEXT\n.*");
        assertThatThrownBy(() -> Sinks.load(loans().typeChanges(SchemaChange.EVOLVE), texts))
                .hasMessageContaining("No type of the table holds both, so it was not changed.");
        Loaded loaded = Sinks.load(loans().typeChanges(SchemaChange.DISCARD_ROW), texts);
        assertThat(loaded.rejects().rows()).containsExactly("7: schema_contract(days)");
        Sinks.load(loans().typeChanges(SchemaChange.DISCARD_VALUE), texts.slice(0, 1));
        assertThat(table()).containsExactly("1|a|1", "7|x|null", "8|y|null");
    }

    @Test
    void numbersAreWidenedWhenTheTableMayEvolve() throws Exception {
        Assumptions.assumeFalse(database.name().equals("SQLite"), "its types do not limit values");
        database.run("CREATE TABLE " + database.q("loans") + " (" + database.q("id") + " INT, " + database.q("title")
                + " VARCHAR(3), " + database.q("days") + " INT)");
        Sinks.load(
                loans().typeChanges(SchemaChange.EVOLVE),
                textDays(Type.decimal(10, 2), new BigDecimal("1.25"), new BigDecimal("-99999999.99")));
        Sinks.load(loans().typeChanges(SchemaChange.EVOLVE), rows(Long.MAX_VALUE, "four", Long.MAX_VALUE));
        assertThat(table())
                .containsExactly("7|x|1.25", "8|y|-99999999.99", Long.MAX_VALUE + "|four|" + Long.MAX_VALUE + ".00");
    }
}
