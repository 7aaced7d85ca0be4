package io.penstock.transform.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.TransformException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static Batch read(String... texts) {
        Batch batch = DirtyTexts.batch(texts);
        return batch.withOrigin(Origin.of(batch, row -> new RecordPosition("in.csv", row + 2, -1)));
    }

    @Test
    void rowFunctionsChangeAddAndDrop() throws Exception {
        RowStep step = Steps.row((row, edit) -> {
                    String text = row.text("text");
                    if (text == null) {
                        return false;
                    }
                    if (text.length() > 1) {
                        edit.set("text", text.substring(0, 1)).set("length", text.length());
                    }
                    return true;
                })
                .add("length", Type.INT64);

        StepRun run = StepRun.of(step, read("a", null, "bcd", "éf"));

        assertThat(run.column("text")).containsExactly("a", "b", "é");
        assertThat(run.column("length")).containsExactly(null, 3L, 2L);
        assertThat(run.column("row")).containsExactly(0L, 2L, 3L);
        assertThat(run.counts()).containsEntry(RowFate.FILTERED, 1L);
        assertThat(run.batches().get(0).origin().position(2)).hasToString("in.csv:5");
    }

    @Test
    void aFunctionThatThrowsIsReportedWithItsRecordAndNoValue() {
        RowStep step = Steps.row((row, edit) -> {
                    edit.set("row", Long.parseLong(row.text("text")));
                    return true;
                })
                .named("to number");

        assertThatThrownBy(() -> StepRun.of(step, read("1", "secret")))
                .isInstanceOf(TransformException.class)
                .hasMessage(
                        "[PEN-3004] in.csv:3: to number threw java.lang.NumberFormatException. The exception, with its own"
                                + " message, is the cause of this one.")
                .hasCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void aValueOfTheWrongTypeIsReportedWithItsColumn() {
        RowStep step = Steps.row((row, edit) -> {
            edit.set("row", "secret");
            return true;
        });

        assertThatThrownBy(() -> StepRun.of(step, read("1")))
                .hasMessage(
                        "[PEN-3005] in.csv:2: the row function gave a value that does not fit: column 'row': a value of"
                                + " String does not fit a column of INT64");
    }

    @Test
    void anAddedColumnMustBeNew() {
        assertThat(StepRun.problems(
                        Steps.row((row, edit) -> true).add("row", Type.TEXT),
                        DirtyTexts.batch("x").schema()))
                .containsExactly(
                        "[PEN-1003] column 'row' is there already. Set it without adding it, or add another name.");
    }

    @Test
    void batchFunctionsMayChangeTheNumberOfRows() throws Exception {
        StepRun less = StepRun.of(Steps.batch(batch -> batch.slice(0, 1)), read("a", "b", "c"));
        StepRun more = StepRun.of(Steps.batch(batch -> batch.gather(new int[] {0, 0, 0}, 3)), read("a"));

        assertThat(less.column("text")).containsExactly("a");
        assertThat(less.counts()).containsEntry(RowFate.FILTERED, 2L);
        assertThat(more.column("text")).containsExactly("a", "a", "a");
        assertThat(more.counts()).containsEntry(RowFate.GENERATED, 2L);
    }

    @Test
    void aBatchOfAnotherSchemaIsReported() {
        BatchStep step = Steps.batch(batch -> batch).output(Schema.of(Field.of("x", Type.TEXT)));

        assertThatThrownBy(() -> StepRun.of(step, read("a")))
                .hasMessage(
                        "[PEN-3005] the batch function gave a batch of (row INT64, text TEXT), declared is (x TEXT)");
    }

    @Test
    void functionsOnNoRows() throws Exception {
        assertThat(StepRun.of(Steps.row((row, edit) -> true).add("x", Type.TEXT), read())
                        .rows())
                .isEmpty();
    }
}
