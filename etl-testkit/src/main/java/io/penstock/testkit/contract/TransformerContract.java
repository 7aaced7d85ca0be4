package io.penstock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.Transformer;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every step promises; see {@link Transformer}, {@link BoundTransformer} and {@link Step}. */
public abstract class TransformerContract extends SpecContract<Transformer> {
    /** The step. */
    protected abstract Transformer transformer();

    /** A schema it accepts; {@link SampleRows#SCHEMA} by default. */
    protected Schema input() {
        return SampleRows.SCHEMA;
    }

    /** Rows it works on, good and bad, at least eight; the sample rows by default. */
    protected List<List<@Nullable Object>> sampleRows() {
        return SampleRows.rows(12);
    }

    @Override
    protected Transformer spec() {
        return transformer();
    }

    @Override
    protected Description describe(Transformer spec) {
        return spec.describe();
    }

    @Test
    protected void bindsToTheSampleSchema() throws Exception {
        Problems problems = new Problems();
        BoundTransformer bound = bind(transformer(), input(), problems);
        assertThat(problems.found()).isEmpty();
        assertThat(bound.output())
                .isEqualTo(bind(transformer(), input(), new Problems()).output());
    }

    @Test
    protected void tellsProblemsOfAForeignSchemaInsteadOfThrowing() throws Exception {
        Problems problems = new Problems();
        assertThat(bind(transformer(), Schema.empty(), problems)).isNotNull();
        assertThat(problems.found())
                .allSatisfy(problem -> assertThat(problem.what()).isNotBlank());
    }

    @Test
    protected void makesNothingOfNoRows() throws Exception {
        assertThat(process(transformer(), List.of()).rows()).isEmpty();
        assertThat(process(transformer(), List.of(Batch.empty(input()))).rows()).isEmpty();
    }

    @Test
    protected void accountsForTheOnlyRow() throws Exception {
        accountsFor(sampleRows().subList(0, 1), 1);
    }

    @Test
    protected void accountsForRowsOfNothingButNulls() throws Exception {
        List<@Nullable Object> nulls = Collections.nCopies(input().size(), null);
        accountsFor(List.of(nulls, nulls, nulls), 2);
    }

    @Test
    protected void accountsForEveryRow() throws Exception {
        accountsFor(sampleRows(), 4);
    }

    @Test
    protected void givesBatchesOfTheSchemaItToldBefore() throws Exception {
        Schema told = bind(transformer(), input(), new Problems()).output();
        assertThat(process(transformer(), batches(sampleRows(), 4)).batches())
                .allSatisfy(batch -> assertThat(batch.schema()).isEqualTo(told));
    }

    @Test
    protected void givesTheSameWhateverTheBatches() throws Exception {
        RecordingOutput whole = process(transformer(), batches(sampleRows(), 1000));
        for (int size : SampleRows.BATCH_SIZES) {
            RecordingOutput split = process(transformer(), batches(sampleRows(), size));
            assertThat(split.rows()).as("rows, %s a batch", size).isEqualTo(whole.rows());
            assertThat(split.rejections())
                    .as("rejections, %s rows a batch", size)
                    .isEqualTo(whole.rejections());
        }
    }

    /** For steps that may see any batch by itself: two threads' steps share the batches. */
    @Test
    protected void givesTheSameOnSeveralThreadsWhenItSaysSo() throws Exception {
        if (!transformer().distribution().equals(Distribution.ANY)) {
            assertThat(transformer().distribution()).isNotNull();
            return;
        }
        RecordingOutput output = new RecordingOutput();
        BoundTransformer bound = bind(transformer(), input(), new Problems());
        try (TestContext context = TestContext.create();
                Step one = bound.open(context);
                Step other = bound.open(context)) {
            int turn = 0;
            for (Batch batch : batches(sampleRows(), 2)) {
                (turn++ % 2 == 0 ? one : other).process(batch, output);
            }
            one.finish(output);
            other.finish(output);
        }
        assertThat(output.rows())
                .isEqualTo(process(transformer(), batches(sampleRows(), 1000)).rows());
    }

    @Test
    protected void leavesTheBatchesItIsGivenAsTheyWere() throws Exception {
        List<Batch> batches = batches(sampleRows(), 4);
        process(transformer(), batches);
        List<List<@Nullable Object>> after = new ArrayList<>();
        batches.forEach(batch -> batch.rows().forEach(row -> after.add(row.values())));
        assertThat(after).isEqualTo(sampleRows());
    }

    @Test
    protected void keepsTheOriginOfRowsThatPass() throws Exception {
        RecordingOutput output = process(transformer(), batches(sampleRows(), 4));
        if (output.counted(RowFate.GENERATED) + output.counted(RowFate.COMBINED) == 0) {
            assertThat(output.batches())
                    .allSatisfy(batch -> assertThat(batch.origin()).as("origin").isNotNull());
        }
    }

    @Test
    protected void worksTheSameAfterSerialisation() throws Exception {
        assertThat(process(copy(transformer()), batches(sampleRows(), 4)).rows())
                .isEqualTo(process(transformer(), batches(sampleRows(), 4)).rows());
    }

    @Test
    protected void canBeClosedTwiceAndBeforeItsEnd() throws Exception {
        BoundTransformer bound = bind(transformer(), input(), new Problems());
        try (TestContext context = TestContext.create()) {
            Step step = bound.open(context);
            step.process(batches(sampleRows(), 4).get(0), new RecordingOutput());
            step.close();
            step.close();
        }
    }

    /** Binds as an engine does: the sides' schemas are resolved first. */
    private static BoundTransformer bind(Transformer transformer, Schema input, Problems problems) throws Exception {
        List<Schema> sides = new ArrayList<>();
        try (TestContext context = TestContext.create()) {
            for (Extractor side : transformer.sides()) {
                sides.add(side.schema(context));
            }
        }
        return transformer.bind(input, sides, problems);
    }

    private void accountsFor(List<List<@Nullable Object>> rows, int batchRows) throws Exception {
        RecordingOutput output = process(transformer(), batches(rows, batchRows));
        long left = output.rows().size()
                + output.rejected()
                + output.counted(RowFate.FILTERED)
                + output.counted(RowFate.DEDUPLICATED)
                + output.counted(RowFate.COMBINED);
        assertThat(left).as("rows accounted for").isEqualTo(rows.size() + output.counted(RowFate.GENERATED));
    }

    /** Rows of {@link #input} as batches that know where they were read: {@code sample:1}. */
    protected final List<Batch> batches(List<? extends List<? extends @Nullable Object>> rows, int size) {
        List<Batch> batches = new ArrayList<>();
        long line = 1;
        for (Batch batch : SampleRows.batches(input(), rows, size)) {
            long first = line;
            batches.add(batch.withOrigin(Origin.of(batch, row -> new RecordPosition("sample", first + row, -1))));
            line += batch.rowCount();
        }
        return batches;
    }

    /** What one step makes of these batches, in order, and of their end. */
    protected final RecordingOutput process(Transformer transformer, List<Batch> batches) throws Exception {
        RecordingOutput output = new RecordingOutput();
        Problems problems = new Problems();
        BoundTransformer bound = bind(transformer, input(), problems);
        assertThat(problems.found()).isEmpty();
        try (TestContext context = TestContext.create();
                Step step = bound.open(context)) {
            for (Batch batch : batches) {
                step.process(batch, output);
            }
            step.finish(output);
        }
        return output;
    }
}
