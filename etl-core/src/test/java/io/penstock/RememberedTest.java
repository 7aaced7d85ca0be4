package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.error.StateException;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.RecoverableLoader;
import io.penstock.spi.RecoverableSink;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StateChange;
import io.penstock.spi.StateEntry;
import io.penstock.spi.StepContext;
import io.penstock.state.MemoryStateStore;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What runs remember, with a store beside the target. */
class RememberedTest {
    private static final List<Long> TABLE = new ArrayList<>();
    private static final List<Long> SHOWN = new ArrayList<>();
    private static final List<Long> PREPARED = new ArrayList<>();

    private final MemoryStateStore store = new MemoryStateStore();
    private final LocalEngine engine = LocalEngine.create().state(store);

    RememberedTest() {
        TABLE.clear();
        SHOWN.clear();
        PREPARED.clear();
    }

    /** A growing table of numbers, read from the watermark on. */
    private record Growing(@Nullable Long from, @Nullable Long to) implements Extractor {
        @Override
        public Description describe() {
            return Description.of("growing", "numbers");
        }

        @Override
        public Schema schema(StepContext context) {
            return Numbers.SCHEMA;
        }

        @Override
        public Optional<String> stateKey() {
            return from == null ? Optional.of("growing:n") : Optional.empty();
        }

        @Override
        public Optional<Extractor> between(String first, String end) {
            return Optional.of(new Growing(Long.parseLong(first), Long.parseLong(end)));
        }

        @Override
        public BatchSource open(StepContext context) {
            long after = context.watermark().map(Long::parseLong).orElse(Long.MIN_VALUE);
            long[] rows = TABLE.stream()
                    .mapToLong(n -> n)
                    .filter(n -> n > after && (from == null || n >= from) && (to == null || n < to))
                    .toArray();
            return new Source(rows);
        }
    }

    private static final class Source implements BatchSource {
        private final long[] rows;
        private boolean given;

        Source(long... rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable Batch next() {
            if (given) {
                return null;
            }
            given = true;
            Batch batch = Batch.of(Numbers.SCHEMA, LongColumn.int64(rows));
            return batch.withOrigin(Origin.of(batch, row -> new RecordPosition("growing", row + 1L, -1)));
        }

        @Override
        public Position position() {
            return new Position("", "somewhere");
        }

        @Override
        public Optional<String> watermark() {
            return LongStream.of(rows).boxed().max(Long::compare).map(String::valueOf);
        }

        @Override
        public void close() {}
    }

    /** Appends to {@link #SHOWN} at its commit; its process can die between the decision and the commit. */
    private record Appended(String dies) implements RecoverableLoader {
        @Override
        public Description describe() {
            return Description.of("appended", "");
        }

        @Override
        public RecoverableSink open(Schema schema, StepContext context) {
            return new Sink(dies);
        }

        @Override
        public void recover(String receipt, StepContext context) {
            SHOWN.addAll(PREPARED);
            PREPARED.clear();
        }
    }

    private static final class Sink implements RecoverableSink {
        private final String dies;
        private final List<Long> rows = new ArrayList<>();

        Sink(String dies) {
            this.dies = dies;
        }

        @Override
        public void write(Batch batch, SinkOutput output) {
            batch.rows().forEach(row -> rows.add((Long) row.get("n")));
            if (dies.equals("write")) {
                throw new IllegalStateException("the disk is gone");
            }
        }

        @Override
        public void prepare() {
            PREPARED.addAll(rows);
        }

        @Override
        public String receipt() {
            return "the prepared rows";
        }

        @Override
        public void commit() {
            if (dies.equals("commit")) {
                throw new IllegalStateException("killed");
            }
            SHOWN.addAll(PREPARED);
            PREPARED.clear();
        }

        @Override
        public void abort() {
            PREPARED.clear();
        }

        @Override
        public String outcome() {
            return "";
        }

        @Override
        public void close() {}
    }

    private static Pipeline pipeline(String dies) {
        return Pipeline.named("loans")
                .extract(new Growing(null, null))
                .load(new Appended(dies))
                .build();
    }

    private List<String> keys() {
        return store.list("").stream().map(StateEntry::key).toList();
    }

    @Test
    void readsOnlyWhatIsNew() {
        TABLE.addAll(List.of(1L, 2L, 3L));
        assertThat(engine.run(pipeline("")).rowsWritten()).isEqualTo(3);
        assertThat(engine.run(pipeline("")).rowsWritten()).isZero();
        TABLE.add(4L);
        assertThat(engine.run(pipeline("")).rowsWritten()).isEqualTo(1);
        assertThat(SHOWN).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void doesNotMoveTheWatermarkOfARunThatFails() {
        TABLE.addAll(List.of(1L, 2L));
        assertThatThrownBy(() -> engine.run(pipeline("write"))).hasMessageEndingWith("Nothing was committed.");
        assertThat(keys()).isEmpty();
        engine.run(pipeline(""));
        assertThat(SHOWN).containsExactly(1L, 2L);
    }

    @Test
    void doesNotMoveTheWatermarkInADryRun() {
        TABLE.add(1L);
        engine.run(pipeline(""), RunOptions.defaults().mode(RunMode.DRY_RUN));
        assertThat(keys()).isEmpty();
        assertThat(SHOWN).isEmpty();
    }

    @Test
    void finishesACommitThatWasDecided() {
        TABLE.addAll(List.of(1L, 2L));
        assertThatThrownBy(() -> engine.run(pipeline("commit")))
                .isInstanceOf(EtlException.class)
                .hasMessageEndingWith("The load itself is committed; the next run of the pipeline finishes this sink.");
        assertThat(SHOWN).isEmpty();
        TABLE.add(3L);
        assertThat(engine.run(pipeline("")).rowsWritten()).isEqualTo(1);
        assertThat(SHOWN).containsExactly(1L, 2L, 3L);
    }

    @Test
    void doesNothingForALoadThatWasCommitted() {
        TABLE.add(1L);
        RunOptions monday = RunOptions.defaults().runId("monday");
        assertThat(engine.run(pipeline(""), monday).status()).isEqualTo(RunStatus.SUCCEEDED);
        TABLE.add(2L);
        RunReport again = engine.run(pipeline(""), monday);
        assertThat(again.status()).isEqualTo(RunStatus.ALREADY_COMMITTED);
        assertThat(again.rowsRead()).isZero();
        assertThat(again.toText()).startsWith("pipeline 'loans' had been committed before, nothing done,");
        assertThat(SHOWN).containsExactly(1L);
        assertThat(engine.run(pipeline(""), RunOptions.defaults().runId("tuesday"))
                        .rowsWritten())
                .isEqualTo(1);
    }

    @Test
    void refusesToCommitOverAnotherRun() {
        TABLE.addAll(List.of(1L, 2L));
        Pipeline overtaken = Pipeline.named("loans")
                .extract(new Growing(null, null))
                .transform(Steps.of("meanwhile", Distribution.ANY, (batch, output) -> {
                    store.apply(List.of(new StateChange("watermark/loans/growing:n", 0, "9")));
                    output.emit(batch);
                }))
                .load(new Appended(""))
                .build();
        assertThatThrownBy(() -> engine.run(overtaken))
                .isInstanceOf(StateException.class)
                .hasMessage(
                        "[PEN-6002] pipeline 'loans', remember the run's state: state in memory: another run of this pipeline committed"
                                + " while this one ran, so what this one read is out of date. Run it again."
                                + " Nothing was committed.");
        assertThat(SHOWN).isEmpty();
    }

    @Test
    void loadsThePastOnceAndLeavesTheWatermarkAlone() {
        LongStream.range(0, 10).forEach(TABLE::add);
        engine.run(pipeline(""));
        SHOWN.clear();
        BackfillReport first = engine.backfill(Backfill.of(pipeline(""), 0, 6, 2));
        assertThat(first.isComplete()).isTrue();
        assertThat(first.loads()).extracting(BackfillReport.Load::rows).containsExactly(2L, 2L, 2L);
        BackfillReport second = engine.backfill(Backfill.of(pipeline(""), 0, 8, 2));
        assertThat(second.loads())
                .extracting(BackfillReport.Load::outcome)
                .containsExactly(
                        BackfillReport.Outcome.LOADED_BEFORE,
                        BackfillReport.Outcome.LOADED_BEFORE,
                        BackfillReport.Outcome.LOADED_BEFORE,
                        BackfillReport.Outcome.LOADED);
        assertThat(SHOWN).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(engine.run(pipeline("")).rowsRead()).isZero();
    }

    @Test
    void loadsOnlyTheIntervalsThatFailedAgain() {
        LongStream.range(0, 4).forEach(TABLE::add);
        BackfillReport broken = engine.backfill(Backfill.of(pipeline("write"), 0, 4, 2));
        assertThat(broken.isComplete()).isFalse();
        assertThat(broken.toText())
                .startsWith(
                        "backfill of 'loans': 0 intervals loaded (0 rows), 0 were loaded before, 2 failed\n  0 to 2: [");
        assertThat(engine.backfill(Backfill.of(pipeline(""), 0, 4, 2)).isComplete())
                .isTrue();
        assertThat(SHOWN).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void cutsRangesOfDates() {
        List<Backfill.Interval> months = Backfill.of(
                        pipeline(""), LocalDate.of(2026, 1, 31), LocalDate.of(2026, 4, 5), Period.ofMonths(1))
                .intervals();
        assertThat(months)
                .containsExactly(
                        new Backfill.Interval("2026-01-31", "2026-02-28"),
                        new Backfill.Interval("2026-02-28", "2026-03-31"),
                        new Backfill.Interval("2026-03-31", "2026-04-05"));
    }

    @Test
    void refusesABackfillWithoutACursor() {
        Pipeline whole = Pipeline.named("all")
                .extract(new Numbers(3))
                .load(new Kept("a"))
                .build();
        assertThatThrownBy(() -> engine.backfill(Backfill.of(whole, 0, 2, 1)))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-6008] pipeline 'all': its source has no cursor. Make the source incremental, such as"
                        + " incrementalOn(\"updated_at\").");
        assertThatThrownBy(() -> Backfill.of(whole, 2, 2, 1))
                .hasMessage("[PEN-6009] the range is empty: its end must lie behind its beginning");
    }

    @Test
    void refusesToCommitInBetweenWhereItCannotGoOn() {
        Pipeline wrong = Pipeline.named("loans")
                .extract(new Growing(null, null))
                .transform(Steps.reversed())
                .load(new Appended(""))
                .commitEvery(10)
                .state(StatePlace.inTarget())
                .build();
        assertThatThrownBy(() -> engine.run(wrong))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-6006] state: no sink of this pipeline has a place for state of its own.")
                .hasMessageContaining("[PEN-6007] commit_every: step 'reversed' must see all rows in one go.")
                .hasMessageContaining(
                        "[PEN-6007] commit_every: an incremental source moves its watermark only with the whole load.")
                .hasMessageContaining("[PEN-6007] load appended: this sink can only be written in one go.");
    }
}
