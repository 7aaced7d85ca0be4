package io.penstock.transform.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Distribution;
import io.penstock.spi.RowFate;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCleanerTest {
    private static final Schema TWO = Schema.of(Field.of("a", Type.TEXT), Field.of("n", Type.INT64));
    private static final DataCleaner TEXT_ONLY = DataCleaner.auto()
            .nullTokens("N/A", "n/a")
            .emptyRows(UnwantedRows.KEEP)
            .duplicateRows(UnwantedRows.KEEP);

    @Test
    void trimsAndTurnsEmptyTextsAndTokensIntoNulls() throws Exception {
        StepRun run =
                StepRun.of(TEXT_ONLY, DirtyTexts.batch("  x ", "", "   ", " N/A\t", "n/A", null, "\u00a0é\u3000"));

        assertThat(run.column("text")).containsExactly("x", null, null, null, "n/A", null, "é");
    }

    @Test
    void dropsRowsWithoutAnyValue() throws Exception {
        Batch batch = BatchBuilder.of(TWO)
                .add("x", 1L)
                .add(" ", null)
                .add(null, 2L)
                .add(null, null)
                .build();

        StepRun run = StepRun.of(DataCleaner.auto(), batch);

        assertThat(run.rows()).containsExactly(List.of("x", 1L), listOf(null, 2L));
        assertThat(run.counts()).containsEntry(RowFate.FILTERED, 2L);
    }

    @Test
    void keptEmptyTextsStillMakeAnEmptyRow() throws Exception {
        Batch batch = BatchBuilder.of(TWO).add(" ", null).add("x", null).build();

        StepRun run = StepRun.of(DataCleaner.auto().emptyText(EmptyText.KEEP), batch);

        assertThat(run.rows()).containsExactly(listOf("x", null));
    }

    @Test
    void dropsRowsEqualAfterCleaningAcrossBatches() throws Exception {
        Batch first =
                BatchBuilder.of(TWO).add("x", 1L).add(" x", 1L).add("x", null).build();
        Batch second = BatchBuilder.of(TWO).add("x", null).add("x", 2L).build();

        StepRun run = StepRun.of(DataCleaner.auto(), first, second);

        assertThat(run.rows()).containsExactly(List.of("x", 1L), listOf("x", null), List.of("x", 2L));
        assertThat(run.counts()).containsEntry(RowFate.DEDUPLICATED, 2L);
    }

    @Test
    void asksForAllRowsOnlyWhenItDropsDuplicates() {
        assertThat(DataCleaner.auto().distribution()).isEqualTo(Distribution.byKey(List.of()));
        assertThat(TEXT_ONLY.distribution()).isEqualTo(Distribution.ANY);
    }

    @Test
    void leavesOtherColumnsAndUnchangedColumnsAlone() throws Exception {
        Batch batch = BatchBuilder.of(TWO).add("x", 1L).add("y", null).build();

        StepRun run = StepRun.of(DataCleaner.auto(), batch);

        assertThat(run.batches().get(0)).isSameAs(batch);
    }

    @Test
    void copesWithNoRowsAndOnlyNulls() throws Exception {
        assertThat(StepRun.of(DataCleaner.auto(), Batch.empty(TWO)).rows()).isEmpty();
        assertThat(StepRun.of(
                                DataCleaner.auto(),
                                BatchBuilder.of(TWO)
                                        .add(null, null)
                                        .add(null, null)
                                        .build())
                        .rows())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void equalsAStringOracleWhateverTheBatches(int size) throws Exception {
        List<String> texts = DirtyTexts.some(42, 5000);

        StepRun run = StepRun.of(TEXT_ONLY, StepRun.context(1 << 20), StepRun.split(DirtyTexts.batch(texts), size));

        List<Object> expected = new ArrayList<>();
        for (String text : texts) {
            String trimmed = text == null ? null : strip(text);
            expected.add(trimmed == null || List.of("", "N/A", "n/a").contains(trimmed) ? null : trimmed);
        }
        assertThat(run.column("text")).isEqualTo(expected);
    }

    @Test
    void cleaningTwiceIsCleaningOnce() throws Exception {
        DataCleaner cleaner = DataCleaner.auto().nullTokens("N/A");
        StepRun once = StepRun.of(cleaner, DirtyTexts.batch(DirtyTexts.some(7, 3000)));

        StepRun twice = StepRun.of(cleaner, once.batches().toArray(new Batch[0]));

        assertThat(twice.rows()).isEqualTo(once.rows());
        assertThat(twice.counts()).allSatisfy((fate, rows) -> assertThat(rows).isZero());
    }

    @Test
    void tellsTheNearestNameOfAMissingColumn() {
        assertThat(StepRun.problems(
                        DataCleaner.auto().columns(Columns.of("titel")), Schema.of(Field.of("title", Type.TEXT))))
                .containsExactly("[PEN-1002] there is no column 'titel'. Did you mean 'title'? Valid names: title.");
    }

    @Test
    void tellsTheTypeItNeeds() {
        assertThat(StepRun.problems(Trim.columns("n"), TWO))
                .containsExactly("[PEN-3001] column 'n' is INT64, this step needs TEXT");
    }

    @Test
    void tellsAPatternThatFitsNothing() {
        assertThat(StepRun.problems(Trim.columns(Columns.parse("n*")), TWO))
                .containsExactly(
                        "[PEN-3002] the pattern 'n*' fits no column of TEXT. The columns are (a TEXT, n INT64).");
    }

    @Test
    void refusesNullIfWithoutValues() {
        assertThatThrownBy(() -> NullIf.of("a"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-3003] null_if: at least one text that means null is needed");
    }

    @Test
    void describesWhatDiffersFromTheDefaults() {
        assertThat(TEXT_ONLY.describe())
                .hasToString("clean [null_tokens=[N/A, n/a], empty_rows=keep, duplicate_rows=keep]");
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static List<Object> listOf(Object... values) {
        return Arrays.asList(values);
    }
}
