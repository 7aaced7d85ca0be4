package io.penstock.load.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.LongColumn;
import io.penstock.data.Validity;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.load.Sinks;
import io.penstock.load.file.FileMode;
import io.penstock.load.file.partition.PartFiles;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.RecoverableSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetLoaderTest {
    private static final Schema LOANS =
            Schema.of(Field.required("id", Type.INT64), Field.of("title", Type.TEXT), Field.of("day", Type.DATE));

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("loans.parquet");
    }

    private static Batch loans(long... ids) {
        BatchBuilder batch = BatchBuilder.of(LOANS);
        for (long id : ids) {
            batch.add(id, "title " + id, LocalDate.of(2024, 2, 29));
        }
        return batch.build();
    }

    @Test
    void theLoaderOfThePageWrites() throws Exception {
        Path file = directory.resolve("out/checkouts.parquet");
        // snippet-begin: loader
        ParquetLoader loader = ParquetLoader.of(file)
                .compression(Compression.SNAPPY)
                .rowGroupRows(100_000)
                .metadata("owner", "library");
        // snippet-end
        Sinks.load(loader, loans(1, 2, 3));
        assertThat(JavaReader.rows(file, LOANS)).hasSize(3);
        assertThat(loader.describe().toString())
                .isEqualTo(
                        "parquet " + file + " [compression=snappy, row_group_rows=100000, metadata={owner=library}]");
    }

    @Test
    void anEmptyTableIsAValidFile() throws Exception {
        Sinks.load(ParquetLoader.of(file()), Batch.empty(LOANS));
        assertThat(JavaReader.rows(file(), LOANS)).isEmpty();
        try (DuckReader duck = new DuckReader()) {
            assertThat(duck.query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM %s)", file()))
                    .containsExactly(List.of("id", "BIGINT"), List.of("title", "VARCHAR"), List.of("day", "DATE"));
        }
    }

    @Test
    void theFileSaysItsTypesItsWriterAndItsMetadata() throws Exception {
        Schema schema = Schema.of(
                Field.required("b", Type.BOOLEAN),
                Field.of("i", Type.INT64),
                Field.of("f", Type.FLOAT64),
                Field.of("d4", Type.decimal(4, 2)),
                Field.of("d18", Type.decimal(18, 0)),
                Field.of("d38", Type.decimal(38, 38)),
                Field.of("t", Type.TEXT),
                Field.of("y", Type.BINARY),
                Field.of("day", Type.DATE),
                Field.of("time", Type.TIME),
                Field.of("at", Type.TIMESTAMP),
                Field.of("l", Type.list(Type.TEXT)),
                Field.required(
                        "s",
                        Type.struct(List.of(Field.required("a", Type.INT64), Field.of("b", Type.list(Type.DATE))))));
        Sinks.load(ParquetLoader.of(file()).metadata("owner", "library").metadata("note", "ä"), Batch.empty(schema));
        try (ParquetFileReader reader = JavaReader.open(file())) {
            FileMetaData meta = reader.getFooter().getFileMetaData();
            assertThat(meta.getCreatedBy()).matches("penstock version \\S+");
            assertThat(meta.getKeyValueMetaData()).isEqualTo(Map.of("owner", "library", "note", "ä"));
            assertThat(meta.getSchema().toString().lines().map(String::strip))
                    .containsExactly(
                            "message schema {",
                            "required boolean b;",
                            "optional int64 i;",
                            "optional double f columnorder(TYPE_DEFINED_ORDER);",
                            "optional int32 d4 (DECIMAL(4,2));",
                            "optional int64 d18 (DECIMAL(18,0));",
                            "optional fixed_len_byte_array(16) d38 (DECIMAL(38,38));",
                            "optional binary t (STRING);",
                            "optional binary y;",
                            "optional int32 day (DATE);",
                            "optional int64 time (TIME(MICROS,false));",
                            "optional int64 at (TIMESTAMP(MICROS,true));",
                            "optional group l (LIST) {",
                            "repeated group list {",
                            "optional binary element (STRING);",
                            "}",
                            "}",
                            "required group s {",
                            "required int64 a;",
                            "optional group b (LIST) {",
                            "repeated group list {",
                            "optional int32 element (DATE);",
                            "}",
                            "}",
                            "}",
                            "}");
        }
    }

    @Test
    void theSameRowsGiveTheSameFile() throws Exception {
        Sinks.load(ParquetLoader.of(file()), loans(1, 2), loans(3));
        byte[] first = Files.readAllBytes(file());
        Sinks.load(ParquetLoader.of(file()), loans(1), loans(2, 3));
        assertThat(Files.readAllBytes(file())).isEqualTo(first);
    }

    @Test
    void rowsThatCannotBeStoredAreRejectedAndTheOthersWritten() throws Exception {
        long[] days = {1, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 4};
        long[] valid = Validity.allValidWords(4);
        Validity.clear(valid, 3);
        Batch batch = Batch.of(
                LOANS,
                LongColumn.of(Type.INT64, new long[] {10, 11, 12, 0}, 4, Validity.of(valid, 4)),
                loans(1, 2, 3, 4).column("title"),
                LongColumn.of(Type.DATE, days, 4, Validity.NO_NULLS));
        Sinks.Loaded loaded = Sinks.load(ParquetLoader.of(file()), batch);
        assertThat(loaded.rejects().rows()).containsExactly("12: range(day)", "null: not_null(id)");
        assertThat(loaded.outcome()).isEqualTo("2 rows were written to " + file() + ".");
        assertThat(JavaReader.rows(file(), LOANS))
                .containsExactly(
                        List.of(10L, "title 1", LocalDate.ofEpochDay(1)),
                        List.of(11L, "title 2", LocalDate.ofEpochDay(Integer.MAX_VALUE)));
    }

    @Test
    void aNullDeepInsideThatTheSchemaForbidsRejectsItsRow() throws Exception {
        Type part = Type.struct(List.of(Field.required("a", Type.INT64)));
        Schema schema = Schema.of(Field.of("id", Type.INT64), Field.of("l", Type.list(part)));
        BatchBuilder batch = BatchBuilder.of(schema);
        batch.add(1L, List.of(Map.of("a", 5L)));
        batch.add(2L, List.of(Map.of("a", 6L), Map.of()));
        batch.add(3L, Collections.singletonList(null));
        Sinks.Loaded loaded = Sinks.load(ParquetLoader.of(file()), batch.build());
        assertThat(loaded.rejects().rows()).containsExactly("2: not_null(l.element.a)");
        assertThat(JavaReader.rows(file(), schema))
                .containsExactly(
                        List.of(1L, List.of(Map.of("a", 5L))),
                        Arrays.asList(3L, Collections.<@Nullable Object>singletonList(null)));
    }

    @Test
    void settingsThatCannotWorkFailAtTheCall() {
        ParquetLoader loader = ParquetLoader.of(file());
        assertThatThrownBy(() -> loader.rowGroupRows(0))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4501] row_group_rows must be 1 or more, not 0");
        assertThatThrownBy(() -> loader.rowGroupBytes(100))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4501] row_group_bytes must be 65536 (64 KiB) or more, not 100");
        assertThatThrownBy(() -> loader.metadata("", "x"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4501] metadata needs a name for each entry, one is empty");
    }

    @Test
    void schemasThatParquetCannotHoldAreRefused() {
        assertThatThrownBy(() -> Sinks.load(ParquetLoader.of(file()), Batch.empty(Schema.empty())))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4502] there is no column, a Parquet file needs one");
        Schema hollow = Schema.of(Field.of("s", Type.list(Type.struct(List.of()))));
        assertThatThrownBy(() -> Sinks.load(ParquetLoader.of(file()), Batch.empty(hollow)))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-4502] column 's' is LIST<STRUCT<>>: a struct without parts cannot be stored in Parquet");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFinishedFileCannotGrow() {
        assertThatThrownBy(() -> Sinks.load(ParquetLoader.of(file()).mode(FileMode.APPEND), loans(1)))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-4206] rows cannot be added to a finished parquet file. Choose mode replace or"
                        + " fail_if_exists, or partition_by, which adds a new file per run.");
    }

    @Test
    void failIfExistsLeavesTheFile() throws Exception {
        Sinks.load(ParquetLoader.of(file()), loans(1));
        assertThatThrownBy(() -> Sinks.load(ParquetLoader.of(file()).mode(FileMode.FAIL_IF_EXISTS), loans(2)))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("[PEN-4202] " + file() + ": the file is there already.");
        assertThat(JavaReader.rows(file(), LOANS)).hasSize(1);
    }

    @Test
    void partitionsShareTheMemoryOfOneRowGroup() throws Exception {
        Path set = directory.resolve("set");
        Schema schema = Schema.of(Field.of("part", Type.INT64), Field.of("text", Type.TEXT));
        List<Batch> batches = new ArrayList<>();
        java.util.Random random = new java.util.Random(1);
        for (int b = 0; b < 40; b++) {
            BatchBuilder batch = BatchBuilder.of(schema);
            for (int i = 0; i < 500; i++) {
                batch.add((long) (i % 5), Long.toHexString(random.nextLong()) + random.nextLong());
            }
            batches.add(batch.build());
        }
        ParquetLoader loader = ParquetLoader.of(set).partitionBy("part").compression(Compression.NONE);
        Sinks.load(loader.rowGroupBytes(64 << 10), batches.toArray(new Batch[0]));
        List<Path> files = PartFiles.under(set);
        assertThat(files).hasSize(5).allSatisfy(file -> {
            try (ParquetFileReader reader = JavaReader.open(file)) {
                assertThat(reader.getFooter().getBlocks()).hasSizeGreaterThan(3).allSatisfy(group -> {
                    assertThat(group.getTotalByteSize()).isLessThan(64 << 10);
                    assertThat(group.getRowCount()).isGreaterThan(60);
                });
            }
        });
        try (DuckReader duck = new DuckReader()) {
            assertThat(duck.query("SELECT count(*), count(DISTINCT text) FROM %s", set.resolve("*/*.parquet")))
                    .containsExactly(List.of("20000", "20000"));
        }
    }

    @Test
    void aPreparedCommitIsFinishedByRecover() throws Exception {
        ParquetLoader loader = ParquetLoader.of(file());
        RecoverableSink sink = loader.open(LOANS, Sinks.context());
        sink.write(loans(1, 2), new Sinks.Rejects());
        sink.prepare();
        String receipt = sink.receipt();
        assertThat(file()).doesNotExist();
        loader.recover(receipt, Sinks.context());
        assertThat(JavaReader.rows(file(), LOANS)).hasSize(2);
        loader.recover(receipt, Sinks.context());
        assertThat(JavaReader.rows(file(), LOANS)).hasSize(2);
    }

    @Test
    void leftoversOfAKilledProcessAreRemovedAndTheOldFileStays() throws Exception {
        Sinks.load(ParquetLoader.of(file()), loans(1));
        Path leftover = directory.resolve(".loans.parquet.penstock-999999999-1-1.tmp");
        Files.writeString(leftover, "PAR1 half a file");
        try (BatchSink sink = ParquetLoader.of(file()).open(LOANS, Sinks.context())) {
            assertThat(leftover).doesNotExist();
            sink.abort();
        }
        assertThat(JavaReader.rows(file(), LOANS)).hasSize(1);
    }

    @Test
    void aMissingLibraryIsNamed() {
        OptionalLibrary zstd = Compression.ZSTD.library();
        OptionalLibrary snappy = Compression.SNAPPY.library();
        assertThat(zstd).isNotNull();
        assertThat(snappy).isNotNull();
        assertThat(zstd.isThere()).isTrue();
        assertThat(snappy.isThere()).isTrue();
        assertThat(Compression.GZIP.library()).isNull();
        assertThat(Compression.NONE.library()).isNull();
    }
}
