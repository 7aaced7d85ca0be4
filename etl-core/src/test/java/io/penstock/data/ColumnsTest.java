package io.penstock.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnsTest {
    private record Sample(Type type, List<Object> values) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(Type.BOOLEAN, List.of(true, false)),
                new Sample(Type.INT64, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE)),
                new Sample(Type.FLOAT64, List.of(0.5, -0.0, Double.NaN, Double.POSITIVE_INFINITY)),
                new Sample(Type.decimal(10, 2), List.of(new BigDecimal("12.50"), new BigDecimal("-0.01"))),
                new Sample(Type.decimal(30, 3), List.of(new BigDecimal("123456789012345678901.500"))),
                new Sample(Type.TEXT, List.of("", "x", "naïve", "日本", "🙂")),
                new Sample(Type.DATE, List.of(LocalDate.EPOCH, LocalDate.of(1600, 2, 29))),
                new Sample(Type.TIME, List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000))),
                new Sample(Type.TIMESTAMP, List.of(Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999999Z"))),
                new Sample(Type.list(Type.INT64), List.of(List.of(), List.of(1L, 2L), Arrays.asList(3L, null))),
                new Sample(
                        Type.struct(List.of(Field.of("a", Type.TEXT), Field.of("b", Type.INT64))),
                        List.of(Map.of("a", "x", "b", 1L))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesBackWhatWasAppendedAndGathersAnyRows(Sample sample) {
        Random random = new Random(8044);
        List<Object> expected = new ArrayList<>();
        ColumnBuilder builder = ColumnBuilder.of(sample.type(), 4);
        for (int i = 0; i < 200; i++) {
            Object value = random.nextInt(5) == 0
                    ? null
                    : sample.values().get(random.nextInt(sample.values().size()));
            expected.add(value);
            builder.append(value);
        }
        Column column = builder.build();
        assertThat(values(column)).isEqualTo(expected);
        assertThat(column.type()).isEqualTo(sample.type());
        int[] rows = random.ints(150, 0, 200).toArray();
        assertThat(values(column.gather(rows, 130)))
                .isEqualTo(IntStream.of(rows).limit(130).mapToObj(expected::get).toList());
        assertThat(builder.size()).isZero();
        builder.append(null);
        assertThat(values(builder.build())).containsExactly((Object) null);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void columnsMayBeEmptyOrAllNull(Sample sample) {
        ColumnBuilder builder = ColumnBuilder.of(sample.type(), 0);
        assertThat(builder.build().size()).isZero();
        IntStream.range(0, 70).forEach(i -> builder.appendNull());
        Column column = builder.build();
        assertThat(column.validity().nullCount()).isEqualTo(70);
        assertThat(values(column)).containsOnlyNulls();
    }

    private static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            values.add(column.value(i));
        }
        return values;
    }

    @Test
    void binaryKeepsBytes() {
        ColumnBuilder builder = ColumnBuilder.of(Type.BINARY, 2);
        builder.append(new byte[] {1, 2});
        builder.append(null);
        Column column = builder.build().gather(new int[] {1, 0}, 2);
        assertThat(column.isNull(0)).isTrue();
        assertThat((byte[]) column.value(1)).containsExactly(1, 2);
    }

    @Test
    void aColumnWithoutNullsSharesOneValidity() {
        assertThat(Validity.of(Validity.allValidWords(100), 100)).isSameAs(Validity.NO_NULLS);
        long[] words = Validity.allValidWords(100);
        Validity.clear(words, 99);
        Validity one = Validity.of(words, 100);
        assertThat(one.nullCount()).isEqualTo(1);
        assertThat(one.isNull(99)).isTrue();
        assertThat(one.and(Validity.NO_NULLS, 100)).isSameAs(one);
        assertThat(one.and(Validity.allNull(100), 100).nullCount()).isEqualTo(100);
        assertThat(one.gather(new int[] {0, 1}, 2)).isSameAs(Validity.NO_NULLS);
    }

    @Test
    void valuesThatDoNotFitAreRefusedWithTheColumnsName() {
        Schema schema = Schema.of(Field.of("fine", Type.decimal(4, 2)), Field.of("n", Type.INT64));
        BatchBuilder builder = BatchBuilder.of(schema).add(new BigDecimal("12.5"), 7);
        assertThat(builder.build().row(0).values()).isEqualTo(List.of(new BigDecimal("12.50"), 7L));
        assertThatThrownBy(() -> builder.add(new BigDecimal("123.45"), 1))
                .hasMessage("column 'fine': a value of BigDecimal does not fit a column of DECIMAL(4,2)");
        assertThatThrownBy(() -> BatchBuilder.of(schema).add(null, 1.5))
                .hasMessage("column 'n': a value of Double does not fit a column of INT64");
        assertThatThrownBy(() -> BatchBuilder.of(schema).add(null, BigInteger.TWO.pow(64)))
                .hasMessage("column 'n': a value of BigInteger does not fit a column of INT64");
        assertThatThrownBy(() -> BatchBuilder.of(schema).add(1)).hasMessageContaining("2 values expected");
    }

    @Test
    void aBatchWhoseColumnsAreNotItsSchemasIsRefused() {
        Schema schema = Schema.of(Field.of("n", Type.INT64));
        assertThatThrownBy(() -> Batch.of(schema, TextColumn.ofStrings("x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Batch.of(schema, List.of(LongColumn.int64(1, 2)), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Batch.of(Schema.empty(), List.of(), 3).rowCount()).isEqualTo(3);
    }

    @Test
    void gatheredRowsRememberWhereTheyWereRead() {
        Batch original = Batch.of(Schema.of(Field.of("n", Type.INT64)), LongColumn.int64(10, 20, 30));
        Batch batch = original.withOrigin(Origin.of(original, row -> new RecordPosition("f.csv", row + 2L, -1)));
        Batch kept = batch.gather(new int[] {2, 0}, 2).gather(new int[] {0}, 1);
        Origin origin = kept.origin();
        assertThat(origin).isNotNull();
        assertThat(origin.row(0)).isEqualTo(2);
        assertThat(origin.position(0)).hasToString("f.csv:4");
        assertThat(origin.original().row(origin.row(0)).int64("n")).isEqualTo(30);
        assertThat(batch.slice(1, 3).rows()).hasSize(2);
    }
}
