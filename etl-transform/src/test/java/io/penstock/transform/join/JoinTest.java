package io.penstock.transform.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Distribution;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What joins promise beyond matching rows. */
class JoinTest {
    private static final Schema LOANS = Schema.of(
            Field.required("id", Type.INT64), Field.required("member", Type.INT64), Field.of("note", Type.TEXT));
    private static final Schema MEMBERS = Schema.of(
            Field.required("member", Type.INT64), Field.required("name", Type.TEXT), Field.of("note", Type.TEXT));
    private static final Batch ROWS =
            Tables.batch(LOANS, List.of(List.of(1L, 7L, "x"), List.of(2L, 9L, "y"), List.of(3L, 7L, "z")));
    private static final MemorySource RIGHT =
            MemorySource.of(MEMBERS).row(7L, "Ada", "a").row(8L, "Bo", null);

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void keepsTheOrderOfLeftRowsAndMergesKeysOfOneName() throws Exception {
        StepRun run = StepRun.of(Join.left(RIGHT).on("member").suffix("_right"), ROWS);
        assertThat(run.schema())
                .hasToString("(id INT64 NOT NULL, member INT64 NOT NULL, note TEXT, name TEXT, note_right TEXT)");
        assertThat(run.rows())
                .containsExactly(
                        row(1L, 7L, "x", "Ada", "a"), row(2L, 9L, "y", null, null), row(3L, 7L, "z", "Ada", "a"));
    }

    @Test
    void rowsOfTheRightAloneShowTheirKey() throws Exception {
        StepRun run = StepRun.of(Join.full(RIGHT).on("member").columns("name"), ROWS);
        assertThat(run.schema()).hasToString("(id INT64, member INT64 NOT NULL, note TEXT, name TEXT)");
        assertThat(run.rows().get(3)).isEqualTo(row(null, 8L, null, "Bo"));
    }

    @Test
    void semiAndAntiJoinsBringNoColumns() throws Exception {
        assertThat(StepRun.of(Join.semi(RIGHT).on("member"), ROWS).column("id")).containsExactly(1L, 3L);
        assertThat(StepRun.of(Join.anti(RIGHT).on("member"), ROWS).column("id")).containsExactly(2L);
        assertThatThrownBy(() -> Join.semi(RIGHT).columns("name")).isInstanceOf(PlanException.class);
    }

    @Test
    void collidingNamesAreToldTogether() {
        Join join = Join.inner(RIGHT).on(Map.of("id", "member"));
        assertThat(StepRun.problems(join, LOANS))
                .containsExactly(
                        "[PEN-3403] both sides have columns 'member', 'note'. Give the right side's a suffix with"
                                + " 'suffix', choose others with 'columns', or rename before the join.");
    }

    @Test
    void everyProblemIsToldAtBind() {
        assertThat(StepRun.problems(Join.inner(RIGHT).on(Map.of("membr", "nme")).suffix("_r"), LOANS))
                .containsExactly(
                        "[PEN-1002] there is no column 'membr'. Did you mean 'member'? Valid names: id, member, note.",
                        "[PEN-1002] the right side: there is no column 'nme'. Did you mean 'name'? Valid names: member,"
                                + " name, note.");
        assertThat(StepRun.problems(Join.inner(RIGHT).on(Map.of("id", "name")).suffix("_r"), LOANS))
                .containsExactly(
                        "[PEN-3402] key column 'id' is INT64, 'name' of the right side is TEXT. Cast one of them"
                                + " before the join.");
        assertThat(StepRun.problems(Join.inner(RIGHT).suffix("_r"), LOANS))
                .containsExactly(
                        "[PEN-3401] the join has no key. Name the columns that must be equal with 'on', or make"
                                + " it a cross join.");
        assertThatThrownBy(() -> Join.cross(RIGHT).on("member"))
                .hasMessageContaining("a cross join has no key. Leave 'on' away or take another kind.");
        assertThatThrownBy(() -> Join.inner(RIGHT).on("a").on("a"))
                .hasMessageContaining("key column 'a' is named twice");
    }

    @Test
    void brokenPromisesOfCardinalityTellSideAndPlace() throws Exception {
        Batch placed = ROWS.withOrigin(Origin.of(ROWS, i -> new RecordPosition("loans.csv", i + 2L, -1)));
        Join join = Join.inner(RIGHT).on("member").suffix("_r");
        assertThat(StepRun.of(join.expect(Cardinality.MANY_TO_ONE), placed).rows())
                .hasSize(2);
        assertThatThrownBy(() -> StepRun.of(join.expect(Cardinality.ONE_TO_ONE), placed))
                .hasMessageContaining(
                        "[PEN-3404] loans.csv:4: the join expects one_to_one, but the left side has more than"
                                + " one row of one key (member). Remove duplicates of that side first, or expect another"
                                + " cardinality.");
        Join twice = Join.inner(RIGHT.row(7L, "Al", null)).on("member").suffix("_r");
        assertThatThrownBy(() -> StepRun.of(twice.expect(Cardinality.MANY_TO_ONE), placed))
                .hasMessageContaining(
                        "[PEN-3404] memory:3: the join expects many_to_one, but the right side, memory 3 rows,"
                                + " has more than one row of one key (member).");
        assertThat(StepRun.of(twice, placed).rows()).hasSize(4);
    }

    @Test
    void aLimitOfRowsStopsExplosions() throws Exception {
        assertThatThrownBy(() -> StepRun.of(Join.cross(RIGHT).suffix("_r").maxRows(5), ROWS))
                .hasMessageContaining("[PEN-3405] the join gives more than 5 rows, its limit. Check that the key is"
                        + " complete, or raise 'max_rows'.");
        assertThat(StepRun.of(Join.cross(RIGHT).suffix("_r").maxRows(6), ROWS).rows())
                .hasSize(6);
        assertThatThrownBy(() ->
                        StepRun.of(Join.inner(RIGHT).on("member").suffix("_r").maxRows(1), ROWS))
                .hasMessageContaining("PEN-3405");
    }

    @Test
    void saysWhichRowsItNeedsTogether() {
        assertThat(Join.left(RIGHT).on("member").distribution()).isEqualTo(Distribution.byKey(List.of("member")));
        assertThat(Join.full(RIGHT).on("member").distribution()).isEqualTo(Distribution.ALL);
        assertThat(Join.left(RIGHT)
                        .on(Map.of("id", "member"))
                        .nulls(NullKeys.EQUAL)
                        .describe())
                .hasToString("join left [on=id = member, nulls=equal]");
    }

    @Test
    void rowsKeepTheirOriginAlsoOnDisk() throws Exception {
        Batch placed = ROWS.withOrigin(Origin.of(ROWS, i -> new RecordPosition("loans.csv", i + 2L, -1)));
        for (long memory : new long[] {1 << 20, 64}) {
            try (TestContext context = StepRun.context(memory)) {
                StepRun run = StepRun.of(Join.semi(RIGHT).on("member"), context, List.of(placed));
                List<String> places = run.batches().stream()
                        .flatMap(batch -> batch.rows().stream()
                                .map(row -> batch.origin().position(row.index()).toString()))
                        .sorted()
                        .toList();
                assertThat(places).containsExactly("loans.csv:2", "loans.csv:4");
            }
        }
    }

    @Test
    void cancellationIsHeardWhileRowsAreOnDisk() throws Exception {
        Schema schema = Schema.of(Field.of("id", Type.INT64));
        List<List<Object>> rows =
                LongStream.range(0, 5000).<List<Object>>mapToObj(List::of).toList();
        try (TestContext context = StepRun.context(4000).batchRows(100).cancelAfter(300)) {
            assertThatThrownBy(() -> StepRun.of(
                            Join.inner(Tables.source(schema, rows)).on("id"),
                            context,
                            StepRun.split(Tables.batch(schema, rows), 100)))
                    .hasMessageContaining("the run was cancelled");
        }
    }
}
