package io.penstock.transform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Row;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Columns;
import io.penstock.transform.Numbers;
import io.penstock.transform.StepRun;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NormalizeTest {
    private static double[] sorted(Batch batch, String column) {
        return batch.rows().stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sorted()
                .toArray();
    }

    /** Type 7, the plain way. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = (int) Math.ceil(at);
        return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
    }

    private static void check(Scaling method, String column, long share) throws Exception {
        Batch batch = Numbers.random(7, 5000);
        double[] values = sorted(batch, column);
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
        double middle = switch (method) {
            case MIN_MAX -> values[0];
            case Z_SCORE -> mean;
            case ROBUST -> quantile(values, 0.5);
        };
        double width = switch (method) {
            case MIN_MAX -> values[values.length - 1] - values[0];
            case Z_SCORE -> deviation;
            case ROBUST -> quantile(values, 0.75) - quantile(values, 0.25);
        };
        try (TestContext context = StepRun.context(share)) {
            StepRun run = StepRun.of(Normalize.columns(column).method(method), context, StepRun.split(batch, 333));
            List<Row> rows = batch.rows();
            List<Object> scaled = run.column(column);
            for (int i = 0; i < rows.size(); i++) {
                Object before = rows.get(i).get(column);
                if (before == null) {
                    assertThat(scaled.get(i)).isNull();
                } else {
                    assertThat((Double) scaled.get(i))
                            .isCloseTo((((Number) before).doubleValue() - middle) / width, within(1e-9));
                }
            }
        }
    }

    @Test
    void scalesByEveryMethodInMemoryAndOnDisk() throws Exception {
        for (Scaling method : Scaling.values()) {
            for (String column : List.of("pages", "price", "score", "wide")) {
                check(method, column, 64 << 20);
                check(method, column, 1 << 10);
            }
        }
    }

    @Test
    void leavesNanAndMakesEqualValuesZero() throws Exception {
        Schema schema = Schema.of(Field.of("x", Type.FLOAT64), Field.of("same", Type.INT64));
        Batch batch = BatchBuilder.of(schema)
                .add(Double.NaN, 4L)
                .add(1.0, 4L)
                .add(3.0, null)
                .add(Double.POSITIVE_INFINITY, 4L)
                .build();
        StepRun run = StepRun.of(Normalize.columns(Columns.all()), batch);
        assertThat(run.column("x")).containsExactly(Double.NaN, 0.0, 1.0, Double.POSITIVE_INFINITY);
        assertThat(run.column("same")).containsExactly(0.0, 0.0, null, 0.0);
    }

    @Test
    void takesOnlyNumbers() {
        assertThat(StepRun.problems(Normalize.columns("title"), Numbers.SCHEMA))
                .singleElement()
                .asString()
                .contains("PEN-3001", "'title' is TEXT");
    }
}
