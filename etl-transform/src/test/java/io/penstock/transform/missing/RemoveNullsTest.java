package io.penstock.transform.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.transform.Columns;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemoveNullsTest {
    private static final Schema THREE =
            Schema.of(Field.of("a", Type.TEXT), Field.of("b", Type.INT64), Field.of("c", Type.FLOAT64));
    private static final Batch ROWS = BatchBuilder.of(THREE)
            .add("x", 1L, 1.0)
            .add(null, 2L, 2.0)
            .add("", null, Double.NaN)
            .add(null, null, 4.0)
            .add(null, null, null)
            .build();

    @Test
    void dropsRowsWithAnyNull() throws Exception {
        assertThat(left(RemoveNulls.columns(Columns.all()))).containsExactly(0);
        assertThat(left(RemoveNulls.any("a"))).containsExactly(0, 2);
        assertThat(StepRun.of(RemoveNulls.any("a"), ROWS).counts()).containsEntry(RowFate.FILTERED, 3L);
    }

    @Test
    void dropsRowsOfNothingButNulls() throws Exception {
        assertThat(left(RemoveNulls.columns(Columns.all()).whenAll())).containsExactly(0, 1, 2, 3);
        assertThat(left(RemoveNulls.all("a", "b"))).containsExactly(0, 1, 2);
    }

    @Test
    void dropsRowsPastAThreshold() throws Exception {
        RemoveNulls all = RemoveNulls.columns(Columns.all());

        assertThat(left(all.maxNulls(1))).containsExactly(0, 1, 2);
        assertThat(left(all.maxNullShare(0.5))).containsExactly(0, 1, 2);
        assertThat(left(all.maxNullShare(2 / 3.0))).containsExactly(0, 1, 2, 3);
        assertThat(left(all.threshold(0.3))).containsExactly(0);
        assertThat(left(all.threshold(2))).containsExactly(0, 1, 2, 3);
        assertThat(left(all.maxNulls(7))).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void countsAsAPersonWould() throws Exception {
        Random random = new Random(8);
        List<Field> fields = new ArrayList<>();
        for (int c = 0; c < 11; c++) {
            fields.add(Field.of("c" + c, Type.INT64));
        }
        BatchBuilder builder = BatchBuilder.of(Schema.of(fields));
        List<Long> nulls = new ArrayList<>();
        for (int r = 0; r < 500; r++) {
            List<Object> row = new ArrayList<>();
            for (int c = 0; c < 11; c++) {
                row.add(random.nextInt(12) < r % 12 ? null : 1L);
            }
            nulls.add(row.stream().filter(Objects::isNull).count());
            builder.add(row.toArray());
        }
        Batch batch = builder.build();
        for (int most = 0; most <= 11; most++) {
            int limit = most;
            long expected = nulls.stream().filter(n -> n <= limit).count();
            assertThat(StepRun.of(RemoveNulls.columns(Columns.all()).maxNulls(most), batch)
                            .rows())
                    .as("at most %s", most)
                    .hasSize((int) expected);
        }
    }

    @Test
    void refusesThresholdsThatSayNothing() {
        RemoveNulls step = RemoveNulls.any("a");
        assertThatThrownBy(() -> step.threshold(1.5))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-3003] remove_nulls: threshold 1.5 is neither a share below 1 nor a whole number of nulls");
        assertThatThrownBy(() -> step.maxNullShare(Double.NaN))
                .hasMessage(
                        "[PEN-3003] remove_nulls: max_null_share NaN is not a share. Valid: 0 to below 1, such as 0.5");
        assertThatThrownBy(() -> step.maxNulls(-1)).hasMessage("[PEN-3003] remove_nulls: max_nulls -1 is negative");
    }

    private static List<Integer> left(RemoveNulls step) throws Exception {
        List<List<Object>> all = new ArrayList<>();
        ROWS.rows().forEach(row -> all.add(row.values()));
        List<Integer> left = new ArrayList<>();
        for (List<Object> row : StepRun.of(step, ROWS).rows()) {
            left.add(all.indexOf(row));
        }
        Collections.sort(left);
        return left;
    }
}
