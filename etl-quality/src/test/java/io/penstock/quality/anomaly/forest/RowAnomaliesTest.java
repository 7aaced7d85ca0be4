package io.penstock.quality.anomaly.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.error.PlanException;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowAnomaliesTest {
    private static final Schema BOOKS =
            Schema.of(Field.of("pages", Type.INT64), Field.of("weight", Type.FLOAT64), Field.of("title", Type.TEXT));

    /** Books weigh 1.5 g a page or so; every 400th has the weight of another book, so that neither column alone is odd. */
    private static List<List<@Nullable Object>> books(Set<Long> odd) {
        Random random = new Random(42);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = 1; i <= 6000; i++) {
            long pages = 300 + (long) (80 * random.nextGaussian());
            double weight = 1.5 * pages + 5 * random.nextGaussian();
            if (i > 1000 && i % 400 == 0) {
                odd.add(i);
                weight = 1.5 * (pages > 300 ? 120 : 480);
            }
            rows.add(Arrays.asList(pages, weight, "t" + i));
        }
        return rows;
    }

    private static RowAnomaliesResult run(RowAnomalies inspector, List<List<@Nullable Object>> rows) {
        return (RowAnomaliesResult) Pipeline.named("books")
                .extract(MemorySource.of(BOOKS).rows(rows))
                .inspect(inspector)
                .build()
                .run()
                .inspections()
                .get(0);
    }

    @Test
    void findsRowsThatAreOddOnlyTogether() {
        Set<Long> odd = new TreeSet<>();
        List<List<@Nullable Object>> rows = books(odd);
        RowAnomaliesResult result =
                run(RowAnomalies.columns("pages", "weight").deviations(2).keep(2 * odd.size()), rows);
        List<Long> ranked = result.anomalies().stream().map(each -> each.row()).toList();
        long among = ranked.stream().filter(odd::contains).count();
        long first = ranked.stream().limit(odd.size()).filter(odd::contains).count();
        assertThat((double) among / odd.size()).as("recall among twice as many").isGreaterThanOrEqualTo(0.9);
        assertThat((double) first / odd.size()).as("precision among as many").isGreaterThanOrEqualTo(0.75);
        assertThat(result.scored()).isEqualTo(6000 - 256);
    }

    @Test
    void givesTheSameForTheSameSeed() {
        List<List<@Nullable Object>> rows = books(new TreeSet<>());
        RowAnomalies inspector = RowAnomalies.columns("pages", "weight").showValues(ValueDisplay.SHOWN);
        assertThat(run(inspector, rows)).isEqualTo(run(inspector, rows));
        assertThat(run(inspector, rows).anomalies().get(0).values()).containsOnlyKeys("pages", "weight");
    }

    @Test
    void leavesOutRowsWithNullsAndJudgesNothingOfAFew() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Arrays.asList(i % 2 == 0 ? null : (Long) 5L, 1.0, "t"));
        }
        RowAnomaliesResult result = run(RowAnomalies.columns("pages", "weight"), rows);
        assertThat(result.leftOut()).isEqualTo(50);
        assertThat(result.scored()).isZero();
        assertThat(result.anomalies()).isEmpty();
        assertThat(run(RowAnomalies.columns("pages"), List.of()).rows()).isZero();
    }

    @Test
    void refusesTexts() {
        assertThatThrownBy(() -> run(RowAnomalies.columns("title"), List.of()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("row_anomalies needs numbers, dates or times, but column 'title' is TEXT");
        assertThatThrownBy(() -> RowAnomalies.columns()).hasMessageContaining("PEN-5402");
    }
}
