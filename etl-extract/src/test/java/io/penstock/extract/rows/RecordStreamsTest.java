package io.penstock.extract.rows;

import static io.penstock.extract.rows.RowsExtractor.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.data.Batch;
import io.penstock.error.PlanException;
import io.penstock.spi.BatchSource;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.TestContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records with every type a component can have, and streams that end, fail or never end. */
class RecordStreamsTest {
    enum Genre {
        NOVEL,
        POEM
    }

    record Primitives(long a, int b, short c, byte d, double e, boolean f) {}

    record Everything(
            @Nullable Long a,
            @Nullable Integer b,
            @Nullable Short c,
            @Nullable Byte d,
            @Nullable Double e,
            @Nullable Boolean f,
            @Nullable String g,
            @Nullable BigDecimal h,
            @Nullable LocalDate i,
            @Nullable LocalTime j,
            @Nullable Instant k,
            @Nullable Genre l) {}

    record Number(long n) {}

    record Maybe(@Nullable Long n) {}

    record Shelf(String name, List<String> books) {}

    @Test
    void keepsEveryComponentType() {
        List<Primitives> primitives = List.of(
                new Primitives(Long.MIN_VALUE, Integer.MAX_VALUE, Short.MIN_VALUE, Byte.MAX_VALUE, -0.0, true),
                new Primitives(Long.MAX_VALUE, Integer.MIN_VALUE, Short.MAX_VALUE, Byte.MIN_VALUE, Double.NaN, false));
        assertThat(rows(primitives).as(Primitives.class).toList()).isEqualTo(primitives);
        List<Everything> all = List.of(
                new Everything(
                        1L,
                        2,
                        (short) 3,
                        (byte) 4,
                        5.5,
                        false,
                        "日本 \n",
                        new BigDecimal("6.25"),
                        LocalDate.of(-1, 1, 1),
                        LocalTime.of(23, 59, 59, 999_999_000),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Genre.POEM),
                new Everything(null, null, null, null, null, null, null, null, null, null, null, null));
        assertThat(rows(all).decimal("h", 5, 2).as(Everything.class).toList()).isEqualTo(all);
    }

    @Test
    void refusesANullForAPrimitive() {
        assertThatThrownBy(() -> rows(List.of(new Maybe(1L), new Maybe(null)))
                        .as(Number.class)
                        .toList())
                .hasMessageContaining("[PEN-3080]")
                .hasMessageContaining(
                        "record Number, component 'n' (long): column 'n' is null here, which a primitive cannot"
                                + " be. Use the wrapper class for the component");
    }

    @Test
    void refusesComponentsThatNoColumnHolds() {
        assertThatThrownBy(() -> rows(List.of(new Shelf("A", List.of("Dune")))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-1030]")
                .hasMessageContaining("books");
    }

    @Test
    void readsAnIteratorOnce() {
        RowsExtractor source =
                rows(Number.class, LongStream.range(0, 5).mapToObj(Number::new).iterator());
        assertThat(source.as(Number.class).toList()).hasSize(5);
        assertThatThrownBy(() -> source.as(Number.class).toList()).hasMessageContaining("PEN-2052");
    }

    @Test
    void closesTheStreamOfARunThatFails() {
        AtomicBoolean closed = new AtomicBoolean();
        RowsExtractor source = rows(
                Number.class,
                () -> LongStream.range(0, 50_000).mapToObj(Number::new).onClose(() -> closed.set(true)));
        Pipeline failing = Pipeline.named("failing")
                .extract(source)
                .load(MemorySink.create().failAt(SinkCall.WRITE))
                .build();
        assertThatThrownBy(failing::run).isInstanceOf(Exception.class);
        assertThat(closed).isTrue();
    }

    @Test
    void takesNoMoreThanABatchFromAStreamThatNeverEnds() throws Exception {
        AtomicLong taken = new AtomicLong();
        RowsExtractor source = rows(
                Number.class,
                () -> Stream.iterate(0L, n -> n + 1)
                        .peek(n -> taken.incrementAndGet())
                        .map(Number::new));
        try (TestContext context = TestContext.create();
                BatchSource open = source.open(context)) {
            for (int i = 1; i <= 3; i++) {
                Batch batch = open.next();
                assertThat(batch).isNotNull();
                assertThat(taken.get()).isLessThanOrEqualTo((long) i * context.batchRows() + 1);
            }
        }
    }

    @Test
    void changesDigitsOfDecimalsOfRecordsOnly() {
        assertThatThrownBy(() -> rows(List.of(new Number(1))).decimal("n", 5, 2))
                .hasMessage("[PEN-1030] record Number has no BigDecimal component 'n'");
        assertThatThrownBy(() ->
                        RowsExtractor.maps(List.of(Map.of("n", 1)), Map.of()).decimal("n", 5, 2))
                .hasMessage(
                        "[PEN-2054] the digits of column 'n' stand in the rows' schema. Change them there; decimal is for"
                                + " records.");
    }
}
