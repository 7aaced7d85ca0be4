package io.penstock.transform.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.transform.Columns;
import io.penstock.transform.StepRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PivotTest {
    private static final Schema SCHEMA =
            Schema.of(Field.of("branch", Type.TEXT), Field.of("year", Type.INT64), Field.of("fine", Type.INT64));

    private static final Batch FINES = BatchBuilder.of(SCHEMA)
            .add("A", 2024L, 1L)
            .add("B", 2025L, 2L)
            .add("A", 2025L, 3L)
            .add("A", 2025L, -4L)
            .add("B", null, 5L)
            .add("A", 2023L, 6L)
            .build();

    private static final Pivot PIVOT = Pivot.of(Columns.of("branch"), "year", List.of("2024", "2025"));

    @Test
    void turnsValuesIntoColumns() throws Exception {
        StepRun run = StepRun.of(PIVOT.measure("sum(fine) where fine > 0").prefix("y"), FINES);
        assertThat(run.schema().names()).containsExactly("branch", "y2024", "y2025");
        assertThat(run.rows()).containsExactly(Arrays.asList("A", 1L, 3L), Arrays.asList("B", null, 2L));
        assertThat(run.counts()).isEqualTo(Map.of(RowFate.COMBINED, 4L));
    }

    @Test
    void givesTheRestAColumn() throws Exception {
        assertThat(StepRun.of(PIVOT.other("other"), FINES).rows())
                .containsExactly(List.of("A", 1L, 2L, 1L), List.of("B", 0L, 1L, 1L));
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> Pivot.of(Columns.of("branch"), "year", List.of("a", "a")))
                .hasMessage("[PEN-3003] pivot: value 'a' is empty or there twice; each becomes a column");
        assertThatThrownBy(() -> Pivot.of(Columns.of("branch"), "year", List.of()))
                .hasMessage("[PEN-3003] pivot: at least one value is needed, each becomes a column");
        assertThat(StepRun.problems(Pivot.of(Columns.of("branch"), "yeer", List.of("1")), SCHEMA))
                .singleElement()
                .asString()
                .contains("Did you mean 'year'?");
        assertThat(StepRun.problems(PIVOT.measure("sum(branch)"), SCHEMA)).hasSize(1);
    }

    @Test
    void unpivotTurnsColumnsIntoRows() throws Exception {
        Batch batch = BatchBuilder.of(SCHEMA)
                .add("A", 1L, 2L)
                .add("B", null, 3L)
                .add("C", null, null)
                .build();
        Unpivot step = Unpivot.columns("year", "fine").name("what").value("number");
        StepRun run = StepRun.of(step, batch);
        assertThat(run.schema().names()).containsExactly("branch", "what", "number");
        assertThat(run.rows())
                .containsExactly(List.of("A", "year", 1L), List.of("A", "fine", 2L), List.of("B", "fine", 3L));
        assertThat(run.counts()).isEqualTo(Map.of(RowFate.GENERATED, 1L, RowFate.FILTERED, 1L));
        assertThat(StepRun.of(step.nulls(NullValues.KEEP), batch).rows()).hasSize(6);
    }

    @Test
    void unpivotTellsWhatIsWrong() {
        assertThat(StepRun.problems(Unpivot.columns("branch", "fine"), SCHEMA))
                .containsExactly(
                        "[PEN-3001] column 'fine' is INT64 and 'branch' is TEXT; columns that become rows must be of"
                                + " one type, cast them before");
        assertThat(StepRun.problems(Unpivot.columns("fine").value("branch"), SCHEMA))
                .containsExactly("[PEN-3003] there is a column 'branch' already; set 'name' or 'value' to another");
        assertThatThrownBy(() -> Unpivot.columns("fine").name("value"))
                .hasMessage("[PEN-3003] unpivot: the two new columns need different names, not 'value' and 'value'");
    }
}
