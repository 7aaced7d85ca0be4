package io.penstock.transform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.StepRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinTest {
    private static final Schema SCHEMA = Schema.of(Field.of("days", Type.FLOAT64), Field.of("genre", Type.TEXT));

    private static Batch days(Double... values) {
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        for (Double value : values) {
            builder.add(value, "Fiction");
        }
        return builder.build();
    }

    @Test
    void namesRangesBetweenGivenEdges() throws Exception {
        Bin bin = Bin.edges("days", 0, 5, 15.5);
        assertThat(StepRun.of(bin, days(-0.1, -0.0, 4.9, 5.0, 15.5, null, Double.NaN))
                        .column("days_bin"))
                .containsExactly(null, "[0, 5)", "[0, 5)", "[5, 15.5)", null, null, null);
    }

    @Test
    void labelsAlsoWhatIsOutside() throws Exception {
        Bin bin = Bin.edges("days", 5, 15, 30)
                .labels("New", "Regular", "Active", "Power User")
                .into("level");
        assertThat(StepRun.of(bin, days(0.0, 5.0, 15.0, 30.0, 1e9, Double.NEGATIVE_INFINITY))
                        .column("level"))
                .containsExactly("New", "Regular", "Active", "Power User", "Power User", "New");
    }

    @Test
    void cutsIntoEqualWidths() throws Exception {
        assertThat(StepRun.of(Bin.width("days", 2), days(0.0, 4.9, 5.0, 10.0, null))
                        .column("days_bin"))
                .containsExactly("[0, 5)", "[0, 5)", "[5, 10]", "[5, 10]", null);
    }

    @Test
    void cutsIntoEqualCountsAndLeavesEmptyRangesOut() throws Exception {
        Bin quarters = Bin.quantiles("days", 4).labels("q1", "q2", "q3", "q4");
        assertThat(StepRun.of(quarters, days(1.0, 2.0, 3.0, 4.0, 5.0)).column("days_bin"))
                .containsExactly("q1", "q2", "q3", "q4", "q4");
        assertThat(StepRun.of(quarters, days(1.0, 1.0, 1.0, 1.0, 9.0)).column("days_bin"))
                .containsExactly("q4", "q4", "q4", "q4", "q4");
        assertThat(StepRun.of(quarters, days(2.0, 2.0)).column("days_bin")).containsExactly("q1", "q1");
    }

    @Test
    void givesNothingOfNoValues() throws Exception {
        assertThat(StepRun.of(Bin.width("days", 3), days(null, Double.NaN)).column("days_bin"))
                .containsExactly(null, null);
    }

    @Test
    void refusesEdgesThatDoNotRiseAndLabelsThatDoNotFit() {
        assertThatThrownBy(() -> Bin.edges("days", 1, 1)).hasMessageContaining("1.0 is not above 1.0");
        assertThatThrownBy(() -> Bin.edges("days", List.of())).hasMessageContaining("at least one edge");
        assertThatThrownBy(() -> Bin.edges("days", 1, 2).labels("a", "b"))
                .hasMessageContaining("2 labels given, needed are 1 (between the edges) or 3 (and outside)");
        assertThatThrownBy(() -> Bin.width("days", 0)).hasMessageContaining("1 to 10000, not 0");
    }

    @Test
    void oneColumnPerCategory() throws Exception {
        Batch batch = BatchBuilder.of(SCHEMA)
                .add(1.0, "Poetry")
                .add(2.0, null)
                .add(3.0, "Crime")
                .build();
        StepRun ignoring = StepRun.of(OneHot.of("genre", "Fiction", "Poetry"), batch);
        assertThat(ignoring.schema().names()).containsExactly("days", "genre", "genre_Fiction", "genre_Poetry");
        assertThat(ignoring.column("genre_Poetry")).containsExactly(1L, 0L, 0L);
        StepRun others = StepRun.of(OneHot.of("genre", "Poetry").prefix("is_").unknown(OneHot.Unknown.OTHER), batch);
        assertThat(others.column("is_other")).containsExactly(0L, 0L, 1L);
        StepRun rejecting = StepRun.of(OneHot.of("genre", "Poetry").unknown(OneHot.Unknown.REJECT), batch);
        assertThat(rejecting.rejected()).containsExactly("3.0: one_hot(genre) is not one of the categories");
    }
}
