package io.penstock.load.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.load.Sinks;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveComparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Least and greatest values and null counts, as parquet-java understands them. */
class StatisticsTest {
    @TempDir
    Path directory;

    private Statistics<?> of(Type type, @Nullable Object... values) throws Exception {
        Path file = write(type, values);
        try (ParquetFileReader reader = JavaReader.open(file)) {
            return column(reader).getStatistics();
        }
    }

    private Path write(Type type, @Nullable Object... values) throws Exception {
        Path file = directory.resolve("statistics.parquet");
        BatchBuilder batch = BatchBuilder.of(Schema.of(Field.of("c", type)));
        for (Object value : values) {
            batch.add(value);
        }
        Sinks.load(ParquetLoader.of(file), batch.build());
        return file;
    }

    private static ColumnChunkMetaData column(ParquetFileReader reader) {
        return reader.getFooter().getBlocks().get(0).getColumns().get(0);
    }

    @Test
    void numbersAreComparedAsNumbers() throws Exception {
        Statistics<?> numbers = of(Type.INT64, 5L, null, Long.MIN_VALUE, Long.MAX_VALUE, null);
        assertThat(numbers.genericGetMin()).isEqualTo(Long.MIN_VALUE);
        assertThat(numbers.genericGetMax()).isEqualTo(Long.MAX_VALUE);
        assertThat(numbers.getNumNulls()).isEqualTo(2);

        Statistics<?> dates = of(Type.DATE, LocalDate.of(1969, 12, 31), LocalDate.of(2024, 2, 29));
        assertThat(dates.genericGetMin()).isEqualTo(-1);
        assertThat(dates.genericGetMax()).isEqualTo(19_782);

        Statistics<?> wide = of(Type.decimal(38, 2), new BigDecimal("-1.00"), new BigDecimal("3.25"), null);
        assertThat(wide.minAsString()).isEqualTo("-1.00");
        assertThat(wide.maxAsString()).isEqualTo("3.25");

        Statistics<?> flags = of(Type.BOOLEAN, true, true, null);
        assertThat(flags.genericGetMin()).isEqualTo(true);
        assertThat(flags.genericGetMax()).isEqualTo(true);
    }

    @Test
    void zerosOfDoublesCountAsBothAndNaNTakesTheBoundsAway() throws Exception {
        Statistics<?> zero = of(Type.FLOAT64, 0.0);
        assertThat(zero.genericGetMin()).isEqualTo(-0.0);
        assertThat(zero.genericGetMax()).isEqualTo(0.0);
        assertThat(of(Type.FLOAT64, -0.0).genericGetMax()).isEqualTo(0.0);
        assertThat(of(Type.FLOAT64, -2.5, Double.NEGATIVE_INFINITY, 7.0).genericGetMin())
                .isEqualTo(Double.NEGATIVE_INFINITY);

        Statistics<?> unordered = of(Type.FLOAT64, 1.0, Double.NaN, null);
        assertThat(unordered.hasNonNullValue()).isFalse();
        assertThat(unordered.getNumNulls()).isEqualTo(1);
        try (ParquetFileReader reader = JavaReader.open(directory.resolve("statistics.parquet"))) {
            assertThat(reader.readColumnIndex(column(reader))).isNull();
        }
    }

    @Test
    void textsAreComparedByCodePointAndCutToWholeCharacters() throws Exception {
        Statistics<?> order = of(Type.TEXT, "b", "\uFFFF", "😀", "", null);
        assertThat(order.minAsString()).isEmpty();
        assertThat(order.maxAsString()).isEqualTo("😀");

        Statistics<?> cut = of(Type.TEXT, "é".repeat(32) + "a", "é".repeat(40), "é".repeat(31) + "xé" + "z".repeat(9));
        assertThat(cut.minAsString()).isEqualTo("é".repeat(31) + "x");
        assertThat(cut.maxAsString()).isEqualTo("é".repeat(31) + "ê");
    }

    @Test
    void aGreatestTextThatCannotBeRaisedAtItsEndIsRaisedBefore() throws Exception {
        String highest = Character.toString(Character.MAX_CODE_POINT);
        assertThat(of(Type.TEXT, "a" + highest.repeat(20)).maxAsString()).isEqualTo("b");
        assertThat(of(Type.TEXT, "\uD7FF".repeat(30)).maxAsString()).isEqualTo("\uD7FF".repeat(20) + "\uE000");
        assertThat(of(Type.TEXT, highest.repeat(20)).hasNonNullValue()).isFalse();
    }

    @Test
    void aGreatestBinaryIsRaisedAtItsLastByteThatCanBe() throws Exception {
        byte[] bytes = new byte[70];
        java.util.Arrays.fill(bytes, (byte) 0xFF);
        assertThat(of(Type.BINARY, (Object) bytes).hasNonNullValue()).isFalse();
        bytes[3] = 9;
        byte[] max = of(Type.BINARY, (Object) bytes).getMaxBytes();
        assertThat(max).containsExactly(0xFF, 0xFF, 0xFF, 10);
    }

    @Test
    void nullsAloneHaveNoBounds() throws Exception {
        Statistics<?> nulls = of(Type.TEXT, null, null, null);
        assertThat(nulls.hasNonNullValue()).isFalse();
        assertThat(nulls.getNumNulls()).isEqualTo(3);
        try (ParquetFileReader reader = JavaReader.open(directory.resolve("statistics.parquet"))) {
            assertThat(reader.readColumnIndex(column(reader)).getNullPages()).containsExactly(true);
        }
    }

    @Test
    void boundsOfPagesHoldTheirValues() throws Exception {
        Path file = directory.resolve("pages.parquet");
        Schema schema = Schema.of(Field.of("c", Type.TEXT));
        BatchBuilder batch = BatchBuilder.of(schema);
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 50_000; i++) {
            batch.add(i / 20_000 == 1 ? null : i / 20_000 + "é".repeat(random.nextInt(60)) + random.nextInt(30));
        }
        Batch rows = batch.build();
        Sinks.load(ParquetLoader.of(file), rows);

        List<List<@Nullable Object>> values = RandomTables.rows(List.of(rows));
        try (ParquetFileReader reader = JavaReader.open(file)) {
            ColumnChunkMetaData column = column(reader);
            PrimitiveComparator<Binary> order = column.getPrimitiveType().comparator();
            ColumnIndex index = reader.readColumnIndex(column);
            var pages = reader.readOffsetIndex(column);
            assertThat(pages.getPageCount()).isEqualTo(3);
            assertThat(index.getNullPages()).containsExactly(false, true, false);
            for (int p : new int[] {0, 2}) {
                Binary min = binary(index.getMinValues().get(p));
                Binary max = binary(index.getMaxValues().get(p));
                for (int row = (int) pages.getFirstRowIndex(p); row <= pages.getLastRowIndex(p, 50_000); row++) {
                    Object value = values.get(row).get(0);
                    Binary text = Binary.fromString((String) value);
                    assertThat(order.compare(min, text)).isNotPositive();
                    assertThat(order.compare(max, text)).isNotNegative();
                }
            }
        }
    }

    private static Binary binary(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        assertThat(new String(copy, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        return Binary.fromConstantByteArray(copy);
    }
}
