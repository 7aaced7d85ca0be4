package io.penstock.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.ExtractException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    record Item(long n) {}

    private static final Schema SCHEMA = Schema.of(Field.of("n", Type.INT64));

    /** Counts from 0 in batches of 10; its last batches are counted, its end and its bad row can be set. */
    private static final class Counting implements Extractor {
        final transient AtomicInteger batches = new AtomicInteger();
        final transient AtomicInteger open = new AtomicInteger();
        final transient List<Path> spills = new ArrayList<>();
        private final int rows;
        private final int bad;

        Counting(int rows, int bad) {
            this.rows = rows;
            this.bad = bad;
        }

        @Override
        public Description describe() {
            return Description.of("counting", "numbers");
        }

        @Override
        public Schema schema(StepContext context) {
            return SCHEMA;
        }

        @Override
        public BatchSource open(StepContext context) throws IOException {
            open.incrementAndGet();
            spills.add(Files.createTempFile(context.spillDirectory(), "spill", ""));
            return new BatchSource() {
                private int at;

                @Override
                public Batch next() throws IOException {
                    throw new IOException("asked without take");
                }

                @Override
                public PendingBatch take() throws IOException {
                    if (bad == -2 && at >= 20) {
                        throw new IOException("the line is dead");
                    }
                    return at >= rows ? null : this::decode;
                }

                private void decode(Output output) {
                    batches.incrementAndGet();
                    int from = at;
                    BatchBuilder builder = BatchBuilder.of(SCHEMA);
                    for (; at < Math.min(rows, from + 10); at++) {
                        builder.add(at);
                    }
                    Batch batch = builder.build();
                    batch = batch.withOrigin(
                            Origin.of(batch, row -> new RecordPosition("numbers.txt", from + row + 1L, -1)));
                    output.emit(Batch.empty(SCHEMA));
                    output.emit(batch);
                    if (bad >= from && bad < at) {
                        RowFailures failures = new RowFailures();
                        failures.add(bad - from, Failure.of("type(n)", "is not a whole number"));
                        output.reject(batch, failures);
                    }
                }

                @Override
                public Position position() {
                    return new Position(String.valueOf(at), "numbers.txt:" + at);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 25})
    void givesEveryRowAsARecord(int rows) {
        Counting source = new Counting(rows, -1);
        assertThat(source.as(Item.class).toList())
                .extracting(Item::n)
                .containsExactlyElementsOf(
                        Stream.iterate(0L, n -> n + 1).limit(rows).toList());
        assertThat(source.open).hasValue(0);
        assertThat(source.spills).noneMatch(Files::exists).noneMatch(file -> Files.exists(file.getParent()));
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        Counting source = new Counting(1_000_000, -1);
        try (Stream<Item> items = source.as(Item.class).stream()) {
            assertThat(items.limit(15)).hasSize(15);
        }
        assertThat(source.batches).hasValue(2);
        assertThat(source.open).hasValue(0);
    }

    @Test
    void beginsAgainWithEachCall() {
        Records<Item> records = new Counting(12, -1).as(Item.class);
        List<Item> each = new ArrayList<>();
        records.forEach(each::add);
        assertThat(records.toList()).isEqualTo(each).hasSize(12);
    }

    @Test
    void namesTheRecordThatCannotBeRead() {
        Counting source = new Counting(30, 12);
        assertThatThrownBy(() -> source.as(Item.class).toList())
                .isInstanceOf(ExtractException.class)
                .hasMessage(
                        "[PEN-2090] numbers.txt:13: a record cannot be read: type(n), is not a whole number. Mend the"
                                + " record, or run a pipeline with a reject route, which sets such records aside.");
        assertThat(source.open).hasValue(0);
    }

    @Test
    void wrapsWhatASourceThrowsAndClosesIt() {
        Counting source = new Counting(30, -2);
        assertThatThrownBy(() -> source.as(Item.class).toList())
                .isInstanceOf(ExtractException.class)
                .hasMessage("[PEN-2090] counting numbers: reading failed with IOException: the line is dead")
                .hasCauseInstanceOf(IOException.class);
        assertThat(source.open).hasValue(0);
        assertThat(source.spills).noneMatch(Files::exists);
    }

    @Test
    void opensNothingWhenTheRecordDoesNotFit() {
        record Other(long m) {}
        Counting source = new Counting(30, -1);
        assertThatThrownBy(() -> source.as(Other.class).stream())
                .hasMessage("[PEN-1002] record Other, component 'm' (long): there is no column 'm'. Did you mean 'n'?"
                        + " Valid names: n.");
        assertThat(source.open).hasValue(0);
    }
}
