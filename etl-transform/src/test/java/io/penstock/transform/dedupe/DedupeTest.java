package io.penstock.transform.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.Row;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Distribution;
import io.penstock.spi.RowFate;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Columns;
import io.penstock.transform.StepRun;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DedupeTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("name", Type.TEXT),
            Field.of("day", Type.DATE),
            Field.of("price", Type.decimal(30, 2)),
            Field.of("share", Type.FLOAT64),
            Field.of("old", Type.BOOLEAN),
            Field.of("raw", Type.BINARY),
            Field.of("tags", Type.list(Type.TEXT)));

    private static Batch random(long seed, int rows, int keys) {
        Random random = new Random(seed);
        BatchBuilder builder = new BatchBuilder(SCHEMA, rows);
        for (int i = 0; i < rows; i++) {
            int key = random.nextInt(keys);
            boolean none = random.nextInt(50) == 0;
            builder.add(
                    none ? null : (long) key - keys / 2,
                    none ? null : "name é " + key % 7 + "x".repeat(key % 40),
                    none ? null : LocalDate.ofEpochDay(key % 300),
                    none ? null : new BigDecimal(key % 90 + ".25"),
                    none ? null : key % 11 / 4.0,
                    none ? null : key % 2 == 0,
                    none ? null : new byte[] {(byte) key},
                    none ? null : List.of("a", "b" + key % 3));
        }
        return builder.build();
    }

    private static List<Object> key(Row row, List<String> columns) {
        List<Object> key = new ArrayList<>();
        for (String column : columns) {
            Object value = row.get(column);
            key.add(value instanceof byte[] bytes ? List.of(bytes[0]) : value);
        }
        return key;
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "day", "name", "id,name", "price", "share,old", "raw,tags"})
    void keepsTheFirstOfEachKey(String columns) throws Exception {
        List<String> names = List.of(columns.split(","));
        Batch batch = random(1, 20_000, 3000);
        Set<Object> seen = new HashSet<>();
        List<List<Object>> expected = new ArrayList<>();
        for (Row row : batch.rows()) {
            if (seen.add(key(row, names))) {
                expected.add(row.values());
            }
        }

        try (TestContext context = StepRun.context(64 << 20)) {
            StepRun run = StepRun.of(Dedupe.on(Columns.of(names)), context, StepRun.split(batch, 777));

            assertThat(run.rows()).usingRecursiveComparison().isEqualTo(expected);
            assertThat(run.counts()).containsEntry(RowFate.DEDUPLICATED, 20_000L - expected.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "id,name"})
    void findsEveryDuplicateInSixtyFourKilobytesAndRemovesItsFiles(String columns) throws Exception {
        List<String> names = List.of(columns.split(","));
        Set<Object> seen = new HashSet<>();
        List<Long> expected = new ArrayList<>();
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < 40; b++) {
            batches.add(random(b, 5000, 150_000));
            for (Row row : batches.get(b).rows()) {
                if (seen.add(key(row, names))) {
                    expected.add(row.int64("id"));
                }
            }
        }

        try (TestContext context = StepRun.context(64 << 10)) {
            StepRun run = StepRun.of(Dedupe.on(Columns.of(names)), context, batches);

            assertThat(run.column("id")).isEqualTo(expected);
            assertThat(files(context.spillDirectory())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {64 << 10, 64 << 20})
    void keepsTheLastOfEachKeyInTheOrderOfTheInput(long memory) throws Exception {
        Batch batch = random(3, 12_000, 900);
        Map<Object, List<Object>> last = new LinkedHashMap<>();
        for (Row row : batch.rows()) {
            last.remove(key(row, List.of("id")));
            last.put(key(row, List.of("id")), row.values());
        }

        try (TestContext context = StepRun.context(memory)) {
            StepRun run = StepRun.of(Dedupe.on("id").keepLast(), context, StepRun.split(batch, 500));

            assertThat(run.rows()).usingRecursiveComparison().isEqualTo(List.copyOf(last.values()));
            assertThat(run.counts()).containsEntry(RowFate.DEDUPLICATED, 12_000L - last.size());
            assertThat(files(context.spillDirectory())).isEmpty();
        }
    }

    @Test
    void spilledRowsRememberWhereTheyWereRead() throws Exception {
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < 30; b++) {
            Batch batch = random(b, 500, 400);
            int line = b * 1000;
            batches.add(batch.withOrigin(Origin.of(batch, row -> new RecordPosition("in.csv", line + row, -1))));
        }

        try (TestContext small = StepRun.context(16 << 10);
                TestContext large = StepRun.context(64 << 20)) {
            StepRun spilled = StepRun.of(Dedupe.on("id").keepLast(), small, batches);
            StepRun kept = StepRun.of(Dedupe.on("id").keepLast(), large, batches);

            assertThat(origins(spilled)).isEqualTo(origins(kept)).isNotEmpty();
        }
    }

    private static List<String> origins(StepRun run) {
        List<String> all = new ArrayList<>();
        for (Batch batch : run.batches()) {
            Origin origin = batch.origin();
            for (int i = 0; i < batch.rowCount(); i++) {
                all.add(origin.position(i) + " "
                        + origin.original().row(origin.row(i)).get("id"));
            }
        }
        return all;
    }

    @Test
    void takesNullsAsEqualAndNotAsZeroOrEmpty() throws Exception {
        Schema schema = Schema.of(Field.of("n", Type.INT64), Field.of("t", Type.TEXT));
        Batch batch = BatchBuilder.of(schema)
                .add(null, null)
                .add(0L, "")
                .add(null, null)
                .add(0L, "")
                .add(null, "")
                .build();

        assertThat(StepRun.of(Dedupe.on("n"), batch).rows()).hasSize(2);
        assertThat(StepRun.of(Dedupe.on("t"), batch).rows()).hasSize(2);
        assertThat(StepRun.of(Dedupe.allColumns(), batch).rows()).hasSize(3);
    }

    @Test
    void doesNotRunValuesTogether() throws Exception {
        Schema schema = Schema.of(Field.of("a", Type.TEXT), Field.of("b", Type.TEXT));
        Batch batch = BatchBuilder.of(schema)
                .add("ab", "c")
                .add("a", "bc")
                .add("abc", "")
                .add("", "abc")
                .build();

        assertThat(StepRun.of(Dedupe.allColumns(), batch).rows()).hasSize(4);
    }

    @Test
    void copesWithStridesAndExtremes() throws Exception {
        Schema schema = Schema.of(Field.of("n", Type.INT64));
        BatchBuilder builder = BatchBuilder.of(schema);
        Set<Long> different = new HashSet<>();
        for (int shift = 0; shift < 60; shift++) {
            for (long i = -100; i < 100; i++) {
                builder.add(i << shift);
                different.add(i << shift);
            }
        }
        builder.add(Long.MIN_VALUE).add(Long.MAX_VALUE).add(Long.MIN_VALUE);
        different.add(Long.MIN_VALUE);
        different.add(Long.MAX_VALUE);

        assertThat(StepRun.of(Dedupe.on("n"), builder.build()).rows()).hasSize(different.size());
    }

    @Test
    void copesWithNoRowsAndOnlyNulls() throws Exception {
        assertThat(StepRun.of(Dedupe.on("id").keepLast(), Batch.empty(SCHEMA)).rows())
                .isEmpty();
        Schema schema = Schema.of(Field.of("n", Type.INT64));
        assertThat(StepRun.of(
                                Dedupe.on("n"),
                                BatchBuilder.of(schema)
                                        .add((Object) null)
                                        .add((Object) null)
                                        .build())
                        .rows())
                .hasSize(1);
    }

    @Test
    void saysWhichRowsItMustSeeTogether() {
        assertThat(Dedupe.on("id").distribution()).isEqualTo(Distribution.byKey(List.of("id")));
        assertThat(Dedupe.allColumns().distribution()).isEqualTo(Distribution.byKey(List.of()));
        assertThat(Dedupe.on(Columns.parse("i*")).distribution()).isEqualTo(Distribution.ALL);
    }

    @Test
    void tellsTheNearestNameOfAMissingKey() {
        assertThat(StepRun.problems(Dedupe.on("idd"), Schema.of(Field.of("id", Type.INT64))))
                .containsExactly("[PEN-1002] there is no column 'idd'. Did you mean 'id'? Valid names: id.");
    }

    private static List<Path> files(Path directory) throws Exception {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
