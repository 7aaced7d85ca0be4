package io.penstock.quality.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.StateException;
import io.penstock.quality.check.History;
import io.penstock.testkit.TestClock;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store does wherever it is. */
abstract class QualityStoreContract {
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00.125Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final TestClock clock = TestClock.at(MONDAY);
    private Database database = Database.memory();

    abstract Database database() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = database();
    }

    private QualityStore store() {
        return QualityStore.in(database, clock);
    }

    private static StoredRun run(String pipeline, int day) {
        return SampleRuns.run(pipeline, pipeline + day, MONDAY.plus(DAY.multipliedBy(day)));
    }

    private void saveWeek() {
        IntStream.range(0, 7).forEach(day -> store().save(run("loans", day)));
    }

    @Test
    void isEmptyAtFirst() {
        QualityStore store = store();
        assertThat(store.pipelines()).isEmpty();
        assertThat(store.runs("loans", Instant.EPOCH)).isEmpty();
        assertThat(store.run("x")).isEmpty();
        assertThat(store.profile("x")).isEmpty();
        assertThat(store.baseline("loans")).isEmpty();
        assertThat(store.latest("loans", "", "row_count")).isEmpty();
        assertThat(store.markAnomaly("x", "", "row_count")).isFalse();
        assertThat(store.setBaseline("loans", "x")).isFalse();
        assertThat(store.retain()).isZero();
    }

    @Test
    void givesBackWhatWasSaved() {
        StoredRun run = run("loans", 0);
        store().save(run);
        assertThat(store().run("loans0")).hasValueSatisfying(found -> {
            assertThat(found.metrics()).containsExactlyElementsOf(run.metrics());
            assertThat(found.results()).hasSize(2);
            assertThat(found.results().get(0).toMap())
                    .isEqualTo(run.results().get(0).toMap());
            assertThat(found.results().get(1)).isEqualTo(run.results().get(1));
            assertThat(found.profile()).isEqualTo(run.profile());
            assertThat(found.startedAt()).isEqualTo(MONDAY);
            assertThat(found.took()).isEqualTo(run.took());
            assertThat(found.score()).isEqualTo(0.75);
            assertThat(found.failure()).isNull();
        });
        assertThat(store().results("loans0")).hasSize(2);
        assertThat(store().runs("loans", MONDAY))
                .singleElement()
                .satisfies(found -> assertThat(found.results()).hasSize(2));
        assertThat(store().pipelines()).containsExactly("loans");
    }

    @Test
    void keepsFailedRunsWithTheirCode() throws Exception {
        store().save(SampleRuns.run("loans", "f", MONDAY, "failed", 3));
        assertThat(store().run("f").flatMap(StoredRun::failureCode)).contains("PEN-4102");
        assertThat(database.<String>read(connection -> Rows.list(
                                connection, row -> row.getString(1), "SELECT failure_code FROM quality_runs")
                        .get(0)))
                .isEqualTo("PEN-4102");
    }

    @Test
    void replacesARunThatIsSavedAgain() {
        store().save(run("loans", 0));
        store().save(SampleRuns.run("loans", "loans0", MONDAY, "succeeded", 7));
        assertThat(store().series("loans", "", "row_count", Instant.EPOCH))
                .containsExactly(new StoredPoint(MONDAY, "loans0", 7, false, true));
    }

    @Test
    void givesSeriesFromATimeToATime() {
        saveWeek();
        store().save(run("books", 3));
        assertThat(store().series("loans", "", "row_count", MONDAY.plus(DAY), MONDAY.plus(DAY.multipliedBy(3))))
                .extracting(StoredPoint::runId)
                .containsExactly("loans1", "loans2");
        assertThat(store().series("loans", "email", "null_share", MONDAY.plus(DAY.multipliedBy(5))))
                .extracting(StoredPoint::value)
                .containsExactly(0.25, 0.25);
        assertThat(store().latest("loans", "", "row_count"))
                .hasValueSatisfying(point -> assertThat(point.runId()).isEqualTo("loans6"));
        assertThat(store().metrics("loans"))
                .containsExactly(
                        new QualityStore.MetricName("", "row_count"),
                        new QualityStore.MetricName("email", "null_share"));
    }

    @Test
    void marksPointsThatAreNotNormal() {
        saveWeek();
        assertThat(store().markAnomaly("loans2", "", "row_count")).isTrue();
        assertThat(store().markAnomaly("loans2", "", "no_such")).isFalse();
        assertThat(store().history("loans").series("", "row_count"))
                .extracting(History.Point::known)
                .containsExactly(false, false, true, false, false, false, false);
        assertThat(store().unmarkAnomaly("loans2", "", "row_count")).isTrue();
        assertThat(store().history("loans").series("", "row_count")).noneMatch(History.Point::known);
    }

    @Test
    void leavesFailedRunsOutOfTheHistory() {
        store().save(run("loans", 0));
        store().save(SampleRuns.run("loans", "f", MONDAY.plus(DAY), "failed", 3));
        assertThat(store().history("loans").series("", "row_count")).hasSize(1);
        assertThat(store().series("loans", "", "row_count", Instant.EPOCH)).hasSize(2);
    }

    @Test
    void comparesWithTheNewestRunOrTheBaseline() {
        saveWeek();
        assertThat(store().profiled("loans", 2)).containsExactly("loans6", "loans5");
        assertThat(store().baseline("loans")).isEqualTo(store().profile("loans6"));
        assertThat(store().setBaseline("books", "loans1")).isFalse();
        assertThat(store().setBaseline("loans", "loans1")).isTrue();
        clock.advance(Duration.ofDays(1000));
        QualityStore last = store().retention(new Retention(DAY, 1));
        assertThat(last.retain()).isEqualTo(5);
        assertThat(store().runs("loans", Instant.EPOCH))
                .extracting(StoredRun::runId)
                .containsExactly("loans1", "loans6");
        assertThat(store().baseline("loans")).isPresent();
    }

    @Test
    void removesOldRunsButNeverTheNewest() {
        saveWeek();
        store().save(run("books", 0));
        store().save(SampleRuns.run("loans", "f", MONDAY.plus(DAY.multipliedBy(8)), "failed", 3));
        clock.advance(Duration.ofDays(3650));
        assertThat(store().retain()).isEqualTo(6);
        assertThat(store().runs("loans", Instant.EPOCH))
                .extracting(StoredRun::runId)
                .containsExactly("loans6", "f");
        assertThat(store().runs("books", Instant.EPOCH)).hasSize(1);
        assertThat(store().series("loans", "", "row_count", Instant.EPOCH)).hasSize(2);
        assertThat(store().results("loans0")).isEmpty();
        assertThat(store().profile("loans0")).isEmpty();
    }

    @Test
    void keepsSoManyRunsOfEachPipeline() {
        saveWeek();
        IntStream.range(0, 3).forEach(day -> store().save(run("books", day)));
        assertThat(store().retention(new Retention(Duration.ofDays(400), 3)).retain())
                .isEqualTo(4);
        assertThat(store().runs("loans", Instant.EPOCH)).hasSize(3);
        assertThat(store().runs("books", Instant.EPOCH)).hasSize(3);
    }

    @Test
    void tidiesUpOnceADayWhenSomethingIsSaved() {
        QualityStore three = store().retention(new Retention(Duration.ofDays(400), 3));
        IntStream.range(0, 5).forEach(day -> three.save(run("loans", day)));
        assertThat(store().runs("loans", Instant.EPOCH)).hasSize(5);
        clock.advance(Duration.ofHours(23));
        three.save(run("loans", 5));
        assertThat(store().runs("loans", Instant.EPOCH)).hasSize(6);
        clock.advance(Duration.ofHours(1));
        three.save(run("loans", 6));
        assertThat(store().runs("loans", Instant.EPOCH))
                .extracting(StoredRun::runId)
                .containsExactly("loans4", "loans5", "loans6");
    }

    @Test
    void writesAWholeRunOrNothing() {
        StoredRun run = run("loans", 0);
        StoredRun twice = new StoredRun(
                "loans",
                "broken",
                MONDAY,
                DAY,
                "succeeded",
                1,
                1,
                0,
                null,
                1,
                List.of(run.metrics().get(0), run.metrics().get(0)),
                run.results(),
                run.profile());
        assertThatThrownBy(() -> store().save(twice)).isInstanceOf(StateException.class);
        assertThat(store().run("broken")).isEmpty();
        assertThat(store().results("broken")).isEmpty();
        store().save(run);
        assertThat(store().pipelines()).containsExactly("loans");
    }

    @Test
    void losesNothingWhenManyWriteAtOnce() {
        IntStream.range(0, 40).parallel().forEach(i -> store().save(SampleRuns.large("p" + i % 4, "run" + i, MONDAY)));
        assertThat(store().pipelines()).containsExactly("p0", "p1", "p2", "p3");
        for (String pipeline : store().pipelines()) {
            assertThat(store().runs(pipeline, Instant.EPOCH))
                    .hasSize(10)
                    .allSatisfy(run -> assertThat(run.results()).hasSize(SampleRuns.RESULTS));
        }
    }

    @Test
    void bringsTablesOfTheFirstVersionUpToDate() {
        new Migrations("quality", RunTables.MIGRATIONS.versions().subList(0, 1)).apply(database);
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO quality_runs VALUES ('old', 'loans', '2026-01-01T00:00:00.000Z', 5,"
                        + " 'succeeded', 10, 9, 1, NULL, 0.5)");
                statement.execute("INSERT INTO quality_metrics VALUES ('old', 'loans', '2026-01-01T00:00:00.000Z', '',"
                        + " 'row_count', 9, 1)");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO quality_profiles VALUES ('old', ?)")) {
                insert.setBytes(1, Rows.pack(SampleRuns.profile()));
                return insert.executeUpdate();
            }
        });
        assertThat(store().run("old")).hasValueSatisfying(run -> {
            assertThat(run.rowsRejected()).isEqualTo(1);
            assertThat(run.metrics()).containsExactly(new StoredRun.Metric("", "row_count", 9));
            assertThat(run.profile()).isEqualTo(SampleRuns.profile());
        });
        store().save(run("loans", 0));
        assertThat(store().runs("loans", Instant.EPOCH)).hasSize(2);
    }

    @Test
    void refusesTablesOfANewerVersion() {
        store().save(run("loans", 0));
        database.write(
                connection -> RunTables.execute(
                        connection,
                        "INSERT INTO penstock_quality_migrations (table_set, version, applied_at) VALUES ('quality', 99, 'x')"));
        assertThatThrownBy(() -> store().pipelines())
                .hasMessage("[PEN-5302] " + database.title() + ": the tables of quality have version 99, this program"
                        + " knows 2. Use the newer version of Penstock, or another quality store.");
    }

    @Test
    void letsSeveralSetsOfTablesLiveSideBySide() {
        store().save(run("loans", 0));
        Migrations mine = new Migrations("mine", List.of("CREATE TABLE mine (a TEXT NOT NULL)"));
        mine.apply(database);
        mine.apply(database);
        new Migrations(
                        "mine",
                        List.of(
                                mine.versions().get(0),
                                "--sqlite\nALTER TABLE mine ADD COLUMN b TEXT ;;"
                                        + " --postgresql\nALTER TABLE mine ADD COLUMN b TEXT"))
                .apply(database);
        assertThat(database.<Integer>write(connection ->
                        RunTables.execute(connection, "INSERT INTO mine (a, b) VALUES (?, ?)", "x", null)))
                .isEqualTo(1);
        assertThat(store().pipelines()).containsExactly("loans");
    }
}
