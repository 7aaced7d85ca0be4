package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.error.RunCancelledException;
import io.penstock.error.TransformException;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tries to stop, flood or wake the engine at the wrong moment. */
@Timeout(60)
class LocalEngineStressTest {
    private static LocalEngine engine(int threads, int batchRows) {
        return LocalEngine.create().threads(threads).batchRows(batchRows);
    }

    /** Makes {@code times} rows of each, in one batch per row. */
    private static Transformer repeated(Distribution distribution, int times, AtomicLong made) {
        return Steps.of("repeated", distribution, (batch, output) -> {
            LongColumn n = (LongColumn) batch.column("n");
            for (int i = 0; i < batch.rowCount(); i++) {
                long value = n.get(i);
                long[] values = LongStream.range(0, times).map(k -> value).toArray();
                made.addAndGet(times);
                output.emit(Batch.of(Numbers.SCHEMA, LongColumn.int64(values)));
            }
            output.count(RowFate.GENERATED, (long) batch.rowCount() * (times - 1));
        });
    }

    private static List<Object> eachTimes(int count, int times) {
        return LongStream.range(0, count)
                .boxed()
                .flatMap(n -> IntStream.range(0, times).mapToObj(k -> (Object) n))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1,ALL,ALL", "4,ALL,ALL", "1,ANY,ALL", "4,ANY,ALL", "1,ALL,ANY", "4,ALL,ANY", "2,ANY,ANY"})
    void twoStepsThatMakeManyRowsOfFewNeitherStopNorReorder(int threads, String first, String second) {
        Kept sink = new Kept("a");
        Pipeline.named("much")
                .extract(new Numbers(60))
                .transform(repeated(distribution(first), 20, new AtomicLong()))
                .transform(repeated(distribution(second), 20, new AtomicLong()))
                .load(sink)
                .build()
                .run(engine(threads, 15));
        assertThat(sink.column("n")).isEqualTo(eachTimes(60, 400));
    }

    /** Extra morsels that wait for an earlier place in the order once kept that place from getting room. */
    @Test
    void randomChainsOfStepsThatMakeManyRowsOfFewNeverStop() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            Kept sink = new Kept("a");
            int steps = 1 + random.nextInt(4);
            int times = 1;
            PipelineBuilder chain = Pipeline.named("chain").extract(new Numbers(30));
            for (int s = 0; s < steps; s++) {
                int each = 1 + random.nextInt(steps > 2 ? 6 : 20);
                times *= each;
                chain.transform(
                        repeated(random.nextBoolean() ? Distribution.ANY : Distribution.ALL, each, new AtomicLong()));
            }
            chain.load(sink).build().run(engine(1 + random.nextInt(5), 1 + random.nextInt(15)));
            assertThat(sink.column("n")).isEqualTo(eachTimes(30, times));
        }
    }

    private static Distribution distribution(String name) {
        return name.equals("ANY") ? Distribution.ANY : Distribution.ALL;
    }

    @ParameterizedTest
    @CsvSource({"1,ANY", "4,ANY", "1,ALL", "4,ALL"})
    void aStepThatMakesManyRowsOfFewIsNeverFarAheadOfWhatFollows(int threads, String distribution) {
        AtomicLong made = new AtomicLong();
        AtomicLong passed = new AtomicLong();
        AtomicLong furthest = new AtomicLong();
        Transformer slow = Steps.of("slow", Distribution.ALL, (batch, output) -> {
            long ahead = made.get() - passed.addAndGet(batch.rowCount());
            furthest.accumulateAndGet(ahead, Math::max);
            output.emit(batch);
        });
        RunReport report = Pipeline.named("flood")
                .extract(new Numbers(8_000))
                .transform(repeated(distribution(distribution), 1_000, made))
                .transform(slow)
                .load(new Counted())
                .build()
                .run(engine(threads, 1_000));
        assertThat(report.steps().get(1).rowsOut()).isEqualTo(8_000_000);
        assertThat(furthest.get()).isLessThan(120_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aParallelStepMayHoldRowsBackUntilTheEnd(int threads) {
        Kept sink = new Kept("a");
        Transformer holding = new Steps.Custom("holding", Distribution.ANY, context -> new Step() {
            private final List<Batch> held = new ArrayList<>();

            @Override
            public void process(Batch batch, Output output) {
                held.add(batch);
            }

            @Override
            public void finish(Output output) {
                held.forEach(output::emit);
            }
        });
        Pipeline.named("holds")
                .extract(new Numbers(500))
                .transform(holding)
                .transform(Steps.reversed())
                .transform(holding)
                .load(sink)
                .build()
                .run(engine(threads, 5));
        assertThat(sink.column("n"))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 500).mapToObj(n -> (Object) n).toList());
    }

    /** Gives two numbers, then waits for the outside world, interruptibly. */
    private static final class Waiting implements Extractor {
        private static final long serialVersionUID = 1L;
        private final transient CountDownLatch waits = new CountDownLatch(1);

        @Override
        public Description describe() {
            return Description.of("waiting", "");
        }

        @Override
        public Schema schema(StepContext context) {
            return Numbers.SCHEMA;
        }

        @Override
        public BatchSource open(StepContext context) {
            BatchSource numbers = new Numbers(2).open(context);
            return new BatchSource() {
                @Override
                public @Nullable Batch next() {
                    throw new UnsupportedOperationException("the engine uses take");
                }

                @Override
                public @Nullable PendingBatch take() throws Exception {
                    PendingBatch piece = numbers.take();
                    if (piece == null) {
                        waits.countDown();
                        TimeUnit.MINUTES.sleep(1);
                    }
                    return piece;
                }

                @Override
                public Position position() {
                    return numbers.position();
                }

                @Override
                public void close() {}
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aCancelledRunDoesNotWaitForItsSource(int threads) throws Exception {
        Waiting source = new Waiting();
        Kept sink = new Kept("a");
        Cancellation cancellation = new Cancellation();
        Pipeline pipeline = Pipeline.named("waits").extract(source).load(sink).build();
        CompletableFuture<Boolean> interruptedAfter = CompletableFuture.supplyAsync(() -> {
            assertThatThrownBy(() -> engine(threads, 1)
                            .run(pipeline, RunOptions.defaults().cancellation(cancellation)))
                    .isInstanceOf(RunCancelledException.class)
                    .hasMessage("[PEN-8001] pipeline 'waits': the run was cancelled. Nothing was committed.");
            return Thread.currentThread().isInterrupted();
        });
        source.waits.await();
        cancellation.cancel();
        assertThat(interruptedAfter.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(sink.calls).endsWith("abort", "close");
    }

    @Test
    void aFailureElsewhereDoesNotWaitForTheSource() {
        Waiting source = new Waiting();
        Transformer fails = Steps.of("fails", Distribution.ALL, (batch, output) -> {
            source.waits.await();
            throw new IllegalStateException("told to fail");
        });
        Pipeline pipeline = Pipeline.named("waits")
                .extract(source)
                .transform(fails)
                .load(new Kept("a"))
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(2, 1)))
                .hasMessage("[PEN-3091] pipeline 'waits', transform fails: IllegalStateException: told to fail."
                        + " Nothing was committed.");
    }

    @Test
    void aLongStepHearsOfAFailureElsewhere() {
        CountDownLatch begun = new CountDownLatch(1);
        Transformer two = new Steps.Custom("two", Distribution.ANY, context -> (batch, output) -> {
            if (((LongColumn) batch.column("n")).get(0) > 0) {
                begun.await();
                throw new IllegalStateException("told to fail");
            }
            begun.countDown();
            while (true) {
                Thread.sleep(5);
                context.checkCancelled();
            }
        });
        Pipeline pipeline = Pipeline.named("long")
                .extract(new Numbers(2))
                .transform(two)
                .load(new Kept("a"))
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(2, 1))).hasMessageContaining("transform two: IllegalState");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anInterruptOfTheCallerCancelsAndStays(int threads) {
        Kept sink = new Kept("a");
        Thread caller = Thread.currentThread();
        Pipeline pipeline = Pipeline.named("interrupted")
                .extract(new Numbers(1_000_000))
                .transform(Steps.of("interrupts", Distribution.ANY, (batch, output) -> {
                    caller.interrupt();
                    output.emit(batch);
                }))
                .load(sink)
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(threads, 10))).isInstanceOf(RunCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sink.calls).endsWith("abort", "close");
        assertThat(sink.rows).isEmpty();
    }

    @Test
    void aStepThatCannotBeClosedStopsTheCommit() {
        Kept sink = new Kept("a");
        Transformer unclosable = Steps.of("unclosable", Distribution.ANY, new Step() {
            @Override
            public void process(Batch batch, Output output) {
                output.emit(batch);
            }

            @Override
            public void close() {
                throw new IllegalStateException("told to fail");
            }
        });
        Pipeline pipeline = Pipeline.named("closing")
                .extract(new Numbers(3))
                .transform(unclosable)
                .load(sink)
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(1, 10)))
                .hasMessage("[PEN-3091] pipeline 'closing', transform unclosable: IllegalStateException: told to fail."
                        + " Nothing was committed.");
        assertThat(sink.calls).containsExactly("open", "write", "abort", "close");
    }

    @Test
    void aStepThatBreaksAnAssertionAbortsTheSinks() {
        Kept sink = new Kept("a");
        Pipeline pipeline = Pipeline.named("wrong")
                .extract(new Numbers(3))
                .transform(Steps.of("wrong", Distribution.ANY, (batch, output) -> {
                    throw new AssertionError("a bug");
                }))
                .load(sink)
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(1, 10)))
                .isInstanceOf(TransformException.class)
                .hasMessage(
                        "[PEN-3091] pipeline 'wrong', transform wrong: AssertionError: a bug. Nothing was committed.");
        assertThat(sink.calls).containsExactly("open", "abort", "close");
    }

    @Test
    void aStepBehindOneThatOpenedIsClosedWhenItCannotOpen() {
        List<String> closed = new ArrayList<>();
        Transformer first = Steps.of("first", Distribution.ALL, new Step() {
            @Override
            public void process(Batch batch, Output output) {
                output.emit(batch);
            }

            @Override
            public void close() {
                closed.add("first");
            }
        });
        Transformer second = new Steps.Custom("second", Distribution.ALL, context -> {
            throw new IllegalStateException("told to fail");
        });
        Pipeline pipeline = Pipeline.named("opening")
                .extract(new Numbers(3))
                .transform(first)
                .transform(second)
                .load(new Kept("a"))
                .build();
        assertThatThrownBy(() -> pipeline.run(engine(1, 10))).hasMessageContaining("transform second: IllegalState");
        assertThat(closed).containsExactly("first");
    }

    @Test
    void aSwitchThatWasThrownRunsItsActionsOnce() {
        Cancellation cancellation = new Cancellation();
        List<String> ran = new ArrayList<>();
        Runnable forgotten = () -> ran.add("forgotten");
        cancellation.onCancel(() -> ran.add("before"));
        cancellation.onCancel(forgotten);
        cancellation.forget(forgotten);
        cancellation.cancel();
        cancellation.cancel();
        cancellation.onCancel(() -> ran.add("after"));
        assertThat(ran).containsExactly("before", "after");
    }
}
