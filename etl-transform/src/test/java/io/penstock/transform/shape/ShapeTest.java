package io.penstock.transform.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.StepRun;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("out", Type.DATE),
            Field.of("back", Type.DATE),
            Field.of("t", Type.TEXT));

    private static Batch batch() {
        return BatchBuilder.of(SCHEMA)
                .add(1L, day(10), day(12), "5")
                .add(2L, day(10), null, "x")
                .add(3L, day(10), day(9), null)
                .build();
    }

    private static LocalDate day(int n) {
        return LocalDate.ofEpochDay(n);
    }

    @Test
    void derivesColumnsThatSeeEachOther() throws Exception {
        StepRun run = StepRun.of(Derive.column("days", "back - out").and("late", "days > 0"), batch());

        assertThat(run.schema().names()).containsExactly("id", "out", "back", "t", "days", "late");
        assertThat(run.column("days")).containsExactly(2L, null, -1L);
        assertThat(run.column("late")).containsExactly(true, null, false);
    }

    @Test
    void aDerivedColumnReplacesOneOfItsName() throws Exception {
        StepRun run = StepRun.of(Derive.column("id", "id * 2"), batch());

        assertThat(run.schema().names()).containsExactly("id", "out", "back", "t");
        assertThat(run.column("id")).containsExactly(2L, 4L, 6L);
    }

    @Test
    void filtersWhatIsNotTrueAndCountsIt() throws Exception {
        StepRun run = StepRun.of(Filter.where("back > out"), batch());

        assertThat(run.column("id")).containsExactly(1L);
        assertThat(run.counts()).containsEntry(RowFate.FILTERED, 2L);
    }

    @Test
    void selectsDropsReordersAndRenames() throws Exception {
        assertThat(StepRun.of(Select.columns("t", "id"), batch()).schema().names())
                .containsExactly("t", "id");
        assertThat(StepRun.of(Drop.columns(Columns.matching("out|back")), batch())
                        .schema()
                        .names())
                .containsExactly("id", "t");
        assertThat(StepRun.of(Reorder.first("back", "id"), batch()).schema().names())
                .containsExactly("back", "id", "out", "t");
        Map<String, String> swapped = new LinkedHashMap<>(Map.of("out", "back", "back", "out"));
        StepRun run = StepRun.of(Rename.columns(swapped).and("t", "text"), batch());
        assertThat(run.schema().names()).containsExactly("id", "back", "out", "text");
        assertThat(run.rows().get(0)).containsExactly(1L, day(10), day(12), "5");
    }

    @Test
    void castsAndRejectsOrNullsWhatDoesNotFit() throws Exception {
        StepRun run = StepRun.of(Cast.column("t", Type.INT64), batch());
        assertThat(run.column("t")).containsExactly(5L, null);
        assertThat(run.rejected()).containsExactly("2: cast(t) is not a value of INT64");

        assertThat(StepRun.of(Cast.column("t", Type.INT64).onInvalid(OnInvalid.NULL), batch())
                        .column("t"))
                .containsExactly(5L, null, null);
        assertThat(StepRun.of(Cast.column("id", Type.TEXT), batch()).column("id"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void copesWithNoRows() throws Exception {
        Batch empty = Batch.empty(SCHEMA);
        for (var step : List.of(
                Derive.column("x", "id + 1"),
                Filter.where("id > 1"),
                Select.columns("id"),
                Cast.column("t", Type.INT64),
                Rename.column("t", "u"))) {
            assertThat(StepRun.of(step, empty).rows()).isEmpty();
        }
    }

    @Test
    void resultsDoNotDependOnTheBatches() throws Exception {
        Batch[] single = StepRun.split(batch(), 1).toArray(new Batch[0]);

        for (var step : List.of(Derive.column("x", "id + 1"), Filter.where("id > 1"), Cast.column("t", Type.INT64))) {
            assertThat(StepRun.of(step, single).rows())
                    .isEqualTo(StepRun.of(step, batch()).rows());
        }
    }

    @Test
    void planProblemsSayWhatIsWrong() {
        assertThat(StepRun.problems(Filter.where("id + 1"), SCHEMA))
                .containsExactly("[PEN-3001] the condition 'id + 1' is INT64, a filter needs BOOLEAN");
        assertThat(StepRun.problems(Rename.column("t", "id"), SCHEMA))
                .containsExactly(
                        "[PEN-1003] two columns would be named 'id'. Give one of them another name or drop it before.");
        assertThat(StepRun.problems(Derive.column("x", "nope + 1"), SCHEMA))
                .singleElement()
                .asString()
                .contains("nope");
        assertThatThrownBy(() -> Derive.column("x", "1").and("x", "2"))
                .hasMessage("[PEN-3003] derive: column 'x' is derived twice in one step");
        assertThatThrownBy(() -> Cast.column("t", Type.INT64).onInvalid(OnInvalid.KEEP))
                .hasMessage(
                        "[PEN-3003] cast: on_invalid 'keep' is not possible: the column gets another type. Valid choices:"
                                + " reject, null.");
        assertThatThrownBy(() -> Columns.of("a", "a")).hasMessage("[PEN-3003] columns: column 'a' is named twice");
    }

    @Test
    void allNullColumnsStayNull() throws Exception {
        Batch nulls = BatchBuilder.of(SCHEMA).add(null, null, null, null).build();

        assertThat(StepRun.of(Derive.column("x", "back - out"), nulls).rows())
                .containsExactly(Arrays.asList(null, null, null, null, null));
        assertThat(StepRun.of(Filter.where("id > 1"), nulls).rows()).isEmpty();
    }
}
