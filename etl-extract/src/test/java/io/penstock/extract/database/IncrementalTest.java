package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.extract.database.sql.NullCursors;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.testkit.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cursor, the key and the partitions, on SQLite's own way and through JDBC. */
class IncrementalTest {
    @TempDir
    Path directory;

    private String table = "";

    @BeforeEach
    void name() {
        table = Databases.newTable();
    }

    private DatabaseExtractor loans(String database) throws Exception {
        String url = database.equals("sqlite")
                ? "jdbc:sqlite:" + directory.resolve("loans.db")
                : database.equals("postgres") ? Databases.postgres() : "jdbc:h2:mem:loans;DB_CLOSE_DELAY=-1";
        boolean sqlite = database.equals("sqlite");
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE \"" + table + "\"(\"id\" BIGINT, \"at\" "
                + (sqlite ? "TIMESTAMP TEXT" : "TIMESTAMP WITH TIME ZONE") + ")");
        for (int i = 1; i <= 9; i++) {
            statements.add("INSERT INTO \"" + table + "\" VALUES (" + i + ", '2024-01-01" + (sqlite ? "T" : " ")
                    + "10:0" + i + ":00.000000" + (sqlite ? "Z" : "+00:00") + "')");
        }
        Databases.execute(url, statements.toArray(String[]::new));
        return DatabaseExtractor.jdbc(url).table(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres", "h2"})
    void readsOnlyWhatIsPastTheWatermark(String database) throws Exception {
        DatabaseExtractor byTime = loans(database).incrementalOn("at");
        assertThat(byTime.stateKey().orElseThrow())
                .startsWith("database:")
                .endsWith(":" + table + ".at")
                .contains(database.equals("sqlite") ? "loans.db" : "jdbc:")
                .doesNotContain("s3cret");
        Rows first = Rows.of(byTime);
        assertThat(first.first()).hasSize(9);
        assertThat(first.watermark()).contains("2024-01-01T10:09:00Z");
        Rows none = Rows.of(byTime, "2024-01-01T10:09:00Z", 3);
        assertThat(none.first()).isEmpty();
        assertThat(none.watermark()).as("the old one stays").isEmpty();
        assertThat(Rows.of(byTime, "2024-01-01T10:07:00Z", 1).first()).containsExactlyInAnyOrder(8L, 9L);
        assertThat(Rows.of(byTime.lag(Duration.ofMinutes(2)), "2024-01-01T10:07:00Z", 3)
                        .first())
                .containsExactlyInAnyOrder(5L, 6L, 7L, 8L, 9L);
        assertThat(Rows.of(byTime.initialValue("2024-01-01T10:03:00Z").endValue("2024-01-01T10:05:00Z"))
                        .first())
                .containsExactlyInAnyOrder(3L, 4L);
        Extractor past =
                byTime.between("2024-01-01T10:02:00Z", "2024-01-01T10:04:00Z").orElseThrow();
        assertThat(past.stateKey()).isEmpty();
        assertThat(Rows.of(past, "2024-01-01T10:09:00Z", 3).first()).containsExactlyInAnyOrder(2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres", "h2"})
    void saysWhatBecomesOfRowsWithoutACursor(String database) throws Exception {
        DatabaseExtractor byId = loans(database).incrementalOn("id").lag(1);
        String url = database.equals("sqlite")
                ? "jdbc:sqlite:" + directory.resolve("loans.db")
                : database.equals("postgres") ? Databases.postgres() : "jdbc:h2:mem:loans;DB_CLOSE_DELAY=-1";
        Databases.execute(url, "INSERT INTO \"" + table + "\"(\"at\") VALUES (NULL)");
        assertThatThrownBy(() -> Rows.of(byId, "7", 100))
                .hasMessage("[PEN-2512] " + table + ": there are rows without a value in the cursor column 'id', which"
                        + " an incremental read would miss or repeat. Set null_cursors to exclude (never read them) or"
                        + " include (read them every time).");
        assertThat(Rows.of(byId.nullCursors(NullCursors.EXCLUDE), "7", 100).first())
                .containsExactlyInAnyOrder(6L, 7L, 8L, 9L);
        assertThat(Rows.of(byId.nullCursors(NullCursors.INCLUDE), "8", 100).first())
                .containsExactlyInAnyOrder(7L, 8L, 9L, null);
        assertThat(Rows.of(byId.nullCursors(NullCursors.EXCLUDE)).watermark()).contains("9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres", "h2"})
    void goesOnBehindTheLastRowThatWasRead(String database) throws Exception {
        DatabaseExtractor loans = loans(database);
        assertThat(loans.resumeAfter(new Position("4", ""))).isEmpty();
        DatabaseExtractor ordered = loans.orderBy("id");
        Rows all = Rows.of(ordered, null, 2);
        assertThat(all.first()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        String second = all.positions().get(1);
        Extractor rest = ordered.resumeAfter(new Position(second, "")).orElseThrow();
        assertThat(Rows.of(rest, null, 2).first()).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(Rows.of(ordered.resumeAfter(new Position("9", "")).orElseThrow())
                        .first())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "h2"})
    void readsPartitionsThatGiveEveryRowOnce(String database) throws Exception {
        DatabaseExtractor loans = loans(database);
        for (String column : List.of("id", "at")) {
            DatabaseExtractor parts = loans.partitionOn(column, 4);
            assertThat(Rows.of(parts).first()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        }
        assertThat(Rows.of(loans.partitionOn("id", 3).partitionBounds("4", "6")).first())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        try (TestContext context = TestContext.create()) {
            assertThat(loans.partitionOn("id", 3).splits(3, context)).hasSize(3);
        }
    }
}
