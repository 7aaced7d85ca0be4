package io.penstock.load.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.load.Sinks;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns long enough for many pages, and what their dictionaries become. */
class PagesTest {
    private static final int ROWS = 150_000;
    private static final Schema SCHEMA = Schema.of(
            Field.required("id", Type.INT64),
            Field.of("code", Type.TEXT),
            Field.of("genre", Type.TEXT),
            Field.of("growing", Type.TEXT),
            Field.of("price", Type.decimal(9, 2)),
            Field.of("empty", Type.DATE),
            Field.of("tags", Type.list(Type.TEXT)));

    @TempDir
    Path directory;

    private static List<Batch> batches() {
        Random random = new Random(7);
        List<Batch> batches = new ArrayList<>();
        BatchBuilder batch = BatchBuilder.of(SCHEMA);
        for (long i = 0; i < ROWS; i++) {
            List<@Nullable Object> tags = new ArrayList<>();
            for (int t = random.nextInt(4); t > 0; t--) {
                tags.add(t == 2 ? null : "tag " + random.nextInt(50));
            }
            batch.add(
                    i * 7919,
                    "code " + random.nextLong(),
                    i % 64 == 5 ? null : "genre " + i / 100 % 9,
                    // Few values in the first pages, then one new value after the other.
                    i < 50_000 ? "early " + i % 10 : "late " + i,
                    i % 3 == 0 ? null : java.math.BigDecimal.valueOf(random.nextInt(500), 2),
                    null,
                    i % 11 == 0 ? null : tags);
            if (batch.rowCount() == 9_999) {
                batches.add(batch.build());
            }
        }
        batches.add(batch.build());
        return batches;
    }

    @Test
    void manyPagesComeBackEqualAndDictionariesAreKeptOnlyWhereTheyPay() throws Exception {
        Path file = directory.resolve("pages.parquet");
        List<Batch> batches = batches();
        Sinks.load(ParquetLoader.of(file), batches.toArray(new Batch[0]));

        assertThat(JavaReader.rows(file, SCHEMA)).isEqualTo(RandomTables.rows(batches));
        try (DuckReader duck = new DuckReader()) {
            assertThat(duck.rows(file, SCHEMA)).isEqualTo(RandomTables.rows(batches));
        }
        try (ParquetFileReader reader = JavaReader.open(file)) {
            BlockMetaData group = reader.getFooter().getBlocks().get(0);
            assertThat(reader.getFooter().getBlocks()).hasSize(1);
            assertThat(encodings(group, 0)).as("unique numbers").doesNotContain(Encoding.RLE_DICTIONARY);
            assertThat(encodings(group, 1)).as("unique texts").doesNotContain(Encoding.RLE_DICTIONARY);
            assertThat(dataEncodings(group, 2)).as("few texts").containsExactly(Encoding.RLE_DICTIONARY);
            assertThat(dataEncodings(group, 3))
                    .as("a dictionary that grew too large on the way")
                    .containsExactlyInAnyOrder(Encoding.RLE_DICTIONARY, Encoding.PLAIN);
            assertThat(dataEncodings(group, 4)).as("few prices").containsExactly(Encoding.RLE_DICTIONARY);
            for (ColumnChunkMetaData column : group.getColumns()) {
                OffsetIndex pages = reader.readOffsetIndex(column);
                assertThat(pages.getPageCount())
                        .as(column.getPath().toDotString())
                        .isBetween(8, 20);
                assertThat(pages.getLastRowIndex(pages.getPageCount() - 1, ROWS))
                        .isEqualTo(ROWS - 1);
            }
        }
    }

    private static Set<Encoding> encodings(BlockMetaData group, int column) {
        return group.getColumns().get(column).getEncodings();
    }

    private static Set<Encoding> dataEncodings(BlockMetaData group, int column) {
        return group.getColumns().get(column).getEncodingStats().getDataEncodings();
    }

    @Test
    void aRowGroupEndsWhenItHasBytesEnough() throws Exception {
        Path file = directory.resolve("groups.parquet");
        List<Batch> batches = batches();
        Sinks.load(ParquetLoader.of(file).rowGroupBytes(1 << 20), batches.toArray(new Batch[0]));

        assertThat(JavaReader.rows(file, SCHEMA)).isEqualTo(RandomTables.rows(batches));
        try (ParquetFileReader reader = JavaReader.open(file)) {
            List<BlockMetaData> groups = reader.getFooter().getBlocks();
            assertThat(groups).hasSizeBetween(3, 10);
            assertThat(groups)
                    .allSatisfy(group -> assertThat(group.getCompressedSize()).isLessThan(2 << 20));
        }
    }

    @Test
    void aLongValueGetsAPageOfItsOwn() throws Exception {
        Path file = directory.resolve("long.parquet");
        Schema schema = Schema.of(Field.of("text", Type.TEXT));
        BatchBuilder batch = BatchBuilder.of(schema);
        for (int i = 0; i < 8; i++) {
            batch.add(String.valueOf((char) ('a' + i)).repeat(700_000 * (1 + i % 2)));
        }
        Batch rows = batch.build();
        Sinks.load(ParquetLoader.of(file).compression(Compression.NONE), rows);

        assertThat(JavaReader.rows(file, schema)).isEqualTo(RandomTables.rows(List.of(rows)));
        try (ParquetFileReader reader = JavaReader.open(file)) {
            ColumnChunkMetaData column =
                    reader.getFooter().getBlocks().get(0).getColumns().get(0);
            OffsetIndex pages = reader.readOffsetIndex(column);
            assertThat(pages.getPageCount()).isGreaterThan(3);
            for (int p = 0; p < pages.getPageCount(); p++) {
                assertThat(pages.getCompressedPageSize(p)).isLessThan(3 << 20);
            }
        }
    }
}
