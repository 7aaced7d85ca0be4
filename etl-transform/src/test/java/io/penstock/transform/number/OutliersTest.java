package io.penstock.transform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.Numbers;
import io.penstock.transform.StepRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutliersTest {
    private static final Schema SCHEMA =
            Schema.of(Field.of("id", Type.INT64), Field.of("fine", Type.decimal(8, 2)), Field.of("big", Type.INT64));

    /** 1.00 to 1.99 twice over, a null, and 500.00; beside it integers that a double cannot hold. */
    private static Batch fines() {
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        for (int i = 0; i < 200; i++) {
            builder.add((long) i, BigDecimal.valueOf(100 + i % 100, 2), Long.MAX_VALUE - i);
        }
        builder.add(200L, null, null);
        builder.add(201L, new BigDecimal("500.00"), 3L);
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(OutlierMethod.class)
    void flagsWhatIsFarByEveryMethod(OutlierMethod method) throws Exception {
        List<Object> flags =
                StepRun.of(Outliers.columns("fine").method(method), fines()).column("fine_outlier");
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            expected.add(false);
        }
        expected.add(null);
        expected.add(true);
        assertThat(flags).isEqualTo(expected);
    }

    @Test
    void clipsToTheFenceOfTheQuartiles() throws Exception {
        List<Object> fines = StepRun.of(Outliers.columns("fine").action(OutlierAction.CLIP), fines())
                .column("fine");
        // quartiles 1.25 and 1.75 of 201 values; 1.75 + 1.5 × 0.50
        assertThat(fines.get(201)).isEqualTo(new BigDecimal("2.50"));
        assertThat(fines.subList(0, 201))
                .isEqualTo(StepRun.of(Outliers.columns("fine"), fines())
                        .column("fine")
                        .subList(0, 201));
    }

    @Test
    void nullsAndRejects() throws Exception {
        StepRun nulled = StepRun.of(Outliers.columns("fine").action(OutlierAction.NULL), fines());
        assertThat(nulled.column("fine").get(201)).isNull();
        assertThat(nulled.column("big").get(0)).isEqualTo(Long.MAX_VALUE);
        StepRun rejected = StepRun.of(Outliers.columns("fine").action(OutlierAction.REJECT), fines());
        assertThat(rejected.rows()).hasSize(201);
        assertThat(rejected.rejected()).containsExactly("201: outliers(fine) is too far from the other values");
    }

    @Test
    void keepsOtherValuesToTheLastDigitWhenOneIsClipped() throws Exception {
        List<Object> big = StepRun.of(
                        Outliers.columns("big").method(OutlierMethod.IQR).action(OutlierAction.NULL), fines())
                .column("big");
        assertThat(big.get(17)).isEqualTo(Long.MAX_VALUE - 17);
        assertThat(big.get(201)).isNull();
    }

    @Test
    void findsNothingWhereNothingVariesOrNothingIs() throws Exception {
        Batch same = BatchBuilder.of(SCHEMA)
                .add(1L, BigDecimal.ONE.setScale(2), null)
                .add(2L, BigDecimal.ONE.setScale(2), null)
                .build();
        for (OutlierMethod method : OutlierMethod.values()) {
            StepRun run = StepRun.of(Outliers.columns("fine", "big").method(method), same);
            assertThat(run.column("fine_outlier")).containsExactly(false, false);
            assertThat(run.column("big_outlier")).containsExactly(null, null);
        }
    }

    @Test
    void refusesAThresholdThatIsNone() {
        assertThatThrownBy(() -> Outliers.columns("fine").threshold(0))
                .hasMessageContaining("PEN-3003")
                .hasMessageContaining("above 0, not 0.0");
    }

    @Test
    void refusesAFlagColumnThatIsThere() {
        Schema schema = Numbers.SCHEMA.with(Field.of("pages_outlier", Type.BOOLEAN));
        assertThat(StepRun.problems(Outliers.columns("pages"), schema))
                .singleElement()
                .asString()
                .contains("there is a column 'pages_outlier' already");
    }
}
