package io.penstock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.penstock.data.Batch;
import io.penstock.error.RunCancelledException;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Description;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.TestContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every sink promises; see {@link Loader} and {@link BatchSink}. Each test has a fresh target (JUnit makes a new instance of
 * the test class); at first nothing is in it.
 */
public abstract class LoaderContract extends SpecContract<Loader> {
    private static final int ROWS = 10;

    /** A way to make the sink fail. */
    @FunctionalInterface
    public interface Break {
        void apply() throws Exception;
    }

    /**
     * A failure a sink must survive.
     *
     * @param name what is broken, for the test's name: {@code directory vanishes}
     * @param during the call that fails because of it
     * @param loader the sink to use
     * @param begin breaks something, called right before {@code during}
     * @param end mends it, called before the target is looked at
     */
    public record Breakage(String name, SinkCall during, Loader loader, Break begin, Break end) {}

    /** The sink of this test's target. */
    protected abstract Loader loader();

    /**
     * What a reader sees in the target now: the values of all rows in order of writing, as the target holds them; empty when
     * there is no target yet.
     */
    protected abstract Optional<List<List<@Nullable Object>>> target() throws Exception;

    /** The directory in which the sink may make files; null for sinks without files. */
    protected @Nullable Path directory() {
        return null;
    }

    /** What {@link #target} must show for these rows; the rows themselves unless the target holds other types. */
    protected List<List<@Nullable Object>> expected(List<List<@Nullable Object>> rows) {
        return rows;
    }

    /** Ways in which the real sink fails: at least one for every call that can. */
    protected abstract List<Breakage> breakages() throws Exception;

    protected Schema schema() {
        return SampleRows.SCHEMA;
    }

    protected List<List<@Nullable Object>> sampleRows(int count) {
        return SampleRows.rows(count);
    }

    @Override
    protected Loader spec() {
        return loader();
    }

    @Override
    protected Description describe(Loader spec) {
        return spec.describe();
    }

    @Test
    protected void acceptsTheSampleSchema() {
        Problems problems = new Problems();
        loader().bind(schema(), problems);
        assertThat(problems.found()).isEmpty();
    }

    @Test
    protected void commitsNoRows() throws Exception {
        load(loader(), List.of());
        assertThat(target().orElse(List.of())).isEmpty();
    }

    @Test
    protected void commitsTheOnlyRow() throws Exception {
        load(loader(), SampleRows.batches(schema(), sampleRows(1), 4));
        assertThat(target()).contains(expected(sampleRows(1)));
    }

    @Test
    protected void keepsNullsAtBatchEdges() throws Exception {
        load(loader(), SampleRows.batches(schema(), sampleRows(ROWS), 4));
        assertThat(target()).contains(expected(sampleRows(ROWS)));
    }

    @Test
    protected void writesTheSameWhateverTheBatches() throws Exception {
        List<Batch> batches = SampleRows.batches(schema(), sampleRows(ROWS), 3);
        batches.add(1, Batch.empty(schema()));
        batches.add(Batch.empty(schema()));
        load(loader(), batches);
        assertThat(target()).contains(expected(sampleRows(ROWS)));
    }

    @Test
    protected void showsNothingBeforeTheCommit() throws Exception {
        Optional<List<List<@Nullable Object>>> before = target();
        try (TestContext context = TestContext.create();
                BatchSink sink = loader().open(schema(), context)) {
            assertThat(target()).as("after open").isEqualTo(before);
            write(sink, sampleRows(ROWS));
            assertThat(target()).as("after write").isEqualTo(before);
            sink.prepare();
            assertThat(target()).as("after prepare").isEqualTo(before);
            sink.commit();
            assertThat(target()).as("after commit").contains(expected(sampleRows(ROWS)));
            assertThat(sink.outcome()).as("outcome").isNotBlank();
        }
    }

    @TestFactory
    protected Stream<DynamicTest> leavesEverythingAsItWasWhenAbortedAfter() {
        return Stream.of(SinkCall.OPEN, SinkCall.WRITE, SinkCall.PREPARE)
                .map(last -> DynamicTest.dynamicTest(last.name(), () -> abortAfter(last)));
    }

    private void abortAfter(SinkCall last) throws Exception {
        Optional<List<List<@Nullable Object>>> before = target();
        List<String> files = FileTree.of(directory());
        try (TestContext context = TestContext.create()) {
            BatchSink sink = loader().open(schema(), context);
            if (last != SinkCall.OPEN) {
                write(sink, sampleRows(ROWS));
            }
            if (last == SinkCall.PREPARE) {
                sink.prepare();
            }
            sink.abort();
            sink.abort();
            assertThat(sink.outcome()).as("outcome").isNotBlank();
            sink.close();
            sink.close();
        }
        assertThat(target()).as("target").isEqualTo(before);
        assertThat(FileTree.of(directory())).as("files").isEqualTo(files);
    }

    @Test
    protected void canBeClosedTwiceAfterTheCommit() throws Exception {
        try (TestContext context = TestContext.create()) {
            BatchSink sink = loader().open(schema(), context);
            write(sink, sampleRows(1));
            sink.prepare();
            sink.commit();
            sink.close();
            sink.close();
        }
        assertThat(target()).contains(expected(sampleRows(1)));
    }

    @Test
    protected void worksAfterAnAbortedRun() throws Exception {
        abortAfter(SinkCall.WRITE);
        load(loader(), SampleRows.batches(schema(), sampleRows(ROWS), 4));
        assertThat(target()).contains(expected(sampleRows(ROWS)));
    }

    @Test
    protected void leavesEverythingAsItWasWhereverItIsCancelled() throws Exception {
        Optional<List<List<@Nullable Object>>> before = target();
        List<String> files = FileTree.of(directory());
        for (int allowed = 0; allowed < 20; allowed++) {
            try (TestContext context = TestContext.create().cancelAfter(allowed)) {
                BatchSink sink = null;
                try {
                    sink = loader().open(schema(), context);
                    write(sink, sampleRows(ROWS));
                    sink.prepare();
                } catch (RunCancelledException e) {
                    assertThat(e.code().id()).isEqualTo("PEN-8001");
                }
                if (sink != null) {
                    sink.abort();
                    sink.close();
                }
            }
            assertThat(target())
                    .as("target, cancelled after %s checks", allowed)
                    .isEqualTo(before);
            assertThat(FileTree.of(directory()))
                    .as("files, cancelled after %s checks", allowed)
                    .isEqualTo(files);
        }
    }

    @TestFactory
    protected Stream<DynamicTest> leavesEverythingAsItWasWhen() throws Exception {
        return breakages().stream().map(breakage -> DynamicTest.dynamicTest(breakage.name(), () -> survives(breakage)));
    }

    private void survives(Breakage breakage) throws Exception {
        Optional<List<List<@Nullable Object>>> before = target();
        List<String> files = FileTree.of(directory());
        try (TestContext context = TestContext.create()) {
            Throwable failure = catchThrowable(() -> runInto(breakage, context));
            breakage.end().apply();
            assertThat(failure)
                    .as("%s at %s", breakage.name(), breakage.during())
                    .isInstanceOf(Exception.class);
        }
        assertThat(target()).as("target").isEqualTo(before);
        assertThat(FileTree.of(directory())).as("files").isEqualTo(files);
    }

    /** One run that breaks on its way and then aborts and closes, as the engine does. */
    private void runInto(Breakage breakage, TestContext context) throws Exception {
        before(SinkCall.OPEN, breakage);
        BatchSink sink = breakage.loader().open(schema(), context);
        try {
            before(SinkCall.WRITE, breakage);
            write(sink, sampleRows(ROWS));
            before(SinkCall.PREPARE, breakage);
            sink.prepare();
            before(SinkCall.COMMIT, breakage);
            sink.commit();
        } catch (Exception e) {
            sink.abort();
            throw e;
        } finally {
            sink.close();
        }
    }

    private static void before(SinkCall call, Breakage breakage) throws Exception {
        if (breakage.during() == call) {
            breakage.begin().apply();
        }
    }

    private void write(BatchSink sink, List<List<@Nullable Object>> rows) throws Exception {
        for (Batch batch : SampleRows.batches(schema(), rows, 4)) {
            RecordingOutput output = new RecordingOutput();
            sink.write(batch, output);
            assertThat(output.rejections()).as("rejected rows").isEmpty();
        }
    }

    /** Loads and commits batches as the engine does. */
    protected final void load(Loader loader, List<Batch> batches) throws Exception {
        try (TestContext context = TestContext.create();
                BatchSink sink = loader.open(schema(), context)) {
            for (Batch batch : batches) {
                sink.write(batch, new RecordingOutput());
            }
            sink.prepare();
            sink.commit();
        }
    }
}
