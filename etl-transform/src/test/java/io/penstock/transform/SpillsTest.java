package io.penstock.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.spi.Transformer;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.clean.UnwantedRows;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.missing.FillMissing;
import io.penstock.transform.number.Bin;
import io.penstock.transform.number.Normalize;
import io.penstock.transform.number.OneHot;
import io.penstock.transform.number.Outliers;
import io.penstock.transform.similar.FuzzyDedupe;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpillsTest {
    @Test
    void stepsThatHoldRowsOrKeysBackSaySo() {
        assertThat(List.of(
                        FillMissing.mean("n"),
                        FillMissing.median("n"),
                        FillMissing.mode("n"),
                        FillMissing.backward("n"),
                        Outliers.columns("n"),
                        Normalize.columns("n"),
                        Bin.width("n", 3),
                        Bin.quantiles("n", 3),
                        FuzzyDedupe.on("t"),
                        Dedupe.on("k"),
                        DataCleaner.auto().duplicateRows(UnwantedRows.DROP)))
                .allMatch(Transformer::spills);
    }

    @Test
    void stepsThatPassEachBatchOnDoNot() {
        assertThat(List.of(
                        FillMissing.value("n", 1),
                        FillMissing.expression("n", "1"),
                        FillMissing.forward("n"),
                        Bin.edges("n", 0, 1),
                        OneHot.of("t", "a"),
                        DataCleaner.auto().duplicateRows(UnwantedRows.KEEP)))
                .noneMatch(Transformer::spills);
    }
}
