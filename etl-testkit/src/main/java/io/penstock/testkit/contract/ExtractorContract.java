package io.penstock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.error.RunCancelledException;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every source promises; see {@link Extractor} and {@link BatchSource}. */
public abstract class ExtractorContract extends SpecContract<Extractor> {
    private static final int ROWS = 10;

    /** A source that gives exactly these rows of {@link #schema}, in this order; made anew with each call. */
    protected abstract Extractor source(List<List<@Nullable Object>> rows) throws Exception;

    /** The schema of {@link #source}; {@link SampleRows#SCHEMA} unless the source cannot have it. */
    protected Schema schema() {
        return SampleRows.SCHEMA;
    }

    /** Rows of {@link #schema}, with nulls at the first and last of every four where the source knows nulls. */
    protected List<List<@Nullable Object>> sampleRows(int count) {
        return SampleRows.rows(count);
    }

    @Override
    protected Extractor spec() {
        try {
            return source(sampleRows(3));
        } catch (Exception e) {
            throw new AssertionError("the sample source cannot be made", e);
        }
    }

    @Override
    protected Description describe(Extractor spec) {
        return spec.describe();
    }

    @Test
    protected void tellsItsSchemaBeforeItIsOpened() throws Exception {
        try (TestContext context = TestContext.create()) {
            assertThat(source(sampleRows(3)).schema(context)).isEqualTo(schema());
        }
    }

    @Test
    protected void givesNothingForNoInput() throws Exception {
        assertThat(read(source(List.of()), 4).rows()).isEmpty();
    }

    @Test
    protected void givesTheOnlyRow() throws Exception {
        assertThat(read(source(sampleRows(1)), 4).rows()).isEqualTo(sampleRows(1));
    }

    @Test
    protected void keepsEveryValueAndNullAtAnyBatchSize() throws Exception {
        Extractor source = source(sampleRows(ROWS));
        for (int size : SampleRows.BATCH_SIZES) {
            RecordingOutput read = read(source, size);
            assertThat(read.rows()).as("rows at %s rows a batch", size).isEqualTo(sampleRows(ROWS));
            assertThat(read.rejected()).isZero();
        }
    }

    @Test
    protected void givesTheSameByBatchesAsByPieces() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (TestContext context = TestContext.create().batchRows(3);
                BatchSource open = source(sampleRows(ROWS)).open(context)) {
            for (Batch batch = open.next(); batch != null; batch = open.next()) {
                batch.rows().forEach(row -> rows.add(row.values()));
            }
        }
        assertThat(rows).isEqualTo(sampleRows(ROWS));
    }

    @Test
    protected void decodesPiecesInAnyOrder() throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create().batchRows(2);
                BatchSource open = source(sampleRows(ROWS)).open(context)) {
            List<PendingBatch> pieces = new ArrayList<>();
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                pieces.add(0, piece);
            }
            for (PendingBatch piece : pieces) {
                piece.decode(output);
            }
        }
        assertThat(output.rows()).containsExactlyInAnyOrderElementsOf(sampleRows(ROWS));
    }

    @Test
    protected void givesBatchesOfItsSchemaWithTheirOrigin() throws Exception {
        assertThat(read(source(sampleRows(ROWS)), 4).batches()).isNotEmpty().allSatisfy(batch -> {
            assertThat(batch.schema()).isEqualTo(schema());
            assertThat(batch.origin()).as("origin").isNotNull();
        });
    }

    @Test
    protected void staysAtItsEnd() throws Exception {
        try (TestContext context = TestContext.create();
                BatchSource open = source(sampleRows(1)).open(context)) {
            while (open.take() != null) {
                assertThat(open.position().text()).isNotBlank();
            }
            assertThat(open.take()).isNull();
            assertThat(open.position().text()).isNotBlank();
        }
    }

    @Test
    protected void canBeReadAgainAlsoAfterSerialisation() throws Exception {
        Extractor source = source(sampleRows(ROWS));
        assertThat(read(source, 4).rows()).isEqualTo(sampleRows(ROWS));
        assertThat(read(source, 4).rows()).isEqualTo(sampleRows(ROWS));
        assertThat(read(copy(source), 4).rows()).isEqualTo(sampleRows(ROWS));
    }

    @Test
    protected void canBeClosedTwiceAndBeforeItsEnd() throws Exception {
        try (TestContext context = TestContext.create().batchRows(2)) {
            BatchSource open = source(sampleRows(ROWS)).open(context);
            assertThat(open.take()).isNotNull();
            open.close();
            open.close();
        }
    }

    @Test
    protected void splitsIntoPartsThatGiveEveryRowOnce() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (TestContext context = TestContext.create()) {
            List<Extractor> parts = source(sampleRows(ROWS)).splits(3, context);
            assertThat(parts).hasSizeBetween(1, 3);
            for (Extractor part : parts) {
                rows.addAll(read(part, 4).rows());
            }
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(sampleRows(ROWS));
    }

    @Test
    protected void stopsWhereverItIsCancelled() throws Exception {
        Extractor source = source(sampleRows(ROWS));
        long checks = Math.min(50, checksOf(source));
        for (long allowed = 0; allowed <= checks; allowed++) {
            try (TestContext context = TestContext.create().batchRows(2).cancelAfter(allowed)) {
                RecordingOutput output = new RecordingOutput();
                boolean cancelled = false;
                try (BatchSource open = source.open(context)) {
                    drain(open, output);
                } catch (RunCancelledException e) {
                    cancelled = true;
                }
                assertThat(cancelled || output.rows().equals(sampleRows(ROWS)))
                        .as("after %s checks: cancelled, or read to the end", allowed)
                        .isTrue();
                assertThat(FileTree.of(context.spillDirectory()))
                        .as("temporary files")
                        .isEmpty();
            }
        }
    }

    private static long checksOf(Extractor source) throws Exception {
        try (TestContext context = TestContext.create().batchRows(2);
                BatchSource open = source.open(context)) {
            drain(open, new RecordingOutput());
            return context.cancellationChecks();
        }
    }

    /** Everything a source gives, read piece by piece as the engine does. */
    protected static RecordingOutput read(Extractor source, int batchRows) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create().batchRows(batchRows);
                BatchSource open = source.open(context)) {
            drain(open, output);
        }
        return output;
    }

    private static void drain(BatchSource open, RecordingOutput output) throws Exception {
        for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
            piece.decode(output);
        }
    }
}
