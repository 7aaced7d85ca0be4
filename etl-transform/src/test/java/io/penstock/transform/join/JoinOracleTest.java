package io.penstock.transform.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Joins of random tables give what DuckDB gives, in memory and on disk. */
class JoinOracleTest {
    private static final List<JoinKind> KEYED =
            Stream.of(JoinKind.values()).filter(kind -> kind != JoinKind.CROSS).toList();

    private Tables tables;

    @BeforeEach
    void open() throws Exception {
        tables = new Tables();
    }

    @AfterEach
    void close() throws Exception {
        tables.close();
    }

    private record Sides(Schema left, List<List<Object>> leftRows, Schema right, List<List<Object>> rightRows) {
        static Sides random(Random random, List<Type> types, int lefts, int rights, int values) {
            return new Sides(
                    Tables.schema("l", "a", types),
                    Tables.rows(random, types, lefts, values),
                    Tables.schema("r", "b", types),
                    Tables.rows(random, types, rights, values));
        }

        Join join(JoinKind kind) {
            Join join = Join.of(kind, Tables.source(right, rightRows));
            for (int k = 1; k < left.size(); k++) {
                join = join.on(Map.of(left.field(k).name(), right.field(k).name()));
            }
            return join;
        }

        String query(JoinKind kind, NullKeys nulls) {
            List<String> equal = new ArrayList<>();
            String operator = nulls == NullKeys.EQUAL ? " IS NOT DISTINCT FROM " : " = ";
            for (int k = 1; k < left.size(); k++) {
                equal.add("a" + (k - 1) + operator + "b" + (k - 1));
            }
            String numbers = kind.isFilter() ? "l" : "l, r";
            String word = kind == JoinKind.INNER ? "" : kind.name();
            return "SELECT " + numbers + " FROM lefts " + word + " JOIN rights ON " + String.join(" AND ", equal);
        }

        List<String> run(Join join, TestContext context, int batchRows) throws Exception {
            StepRun run = StepRun.of(join, context, StepRun.split(Tables.batch(left, leftRows), batchRows));
            List<String> rows = new ArrayList<>();
            for (List<Object> row : run.rows()) {
                List<Object> numbers = new ArrayList<>();
                numbers.add(row.get(0));
                if (row.size() > left.size()) {
                    numbers.add(row.get(left.size()));
                    checkValues(row);
                }
                rows.add(numbers.toString());
            }
            conserved(run, leftRows.size());
            rows.sort(null);
            return rows;
        }

        /** Every column shows the value of the row whose number stands beside it. */
        private void checkValues(List<Object> row) {
            Object l = row.get(0);
            Object r = row.get(left.size());
            for (int k = 1; k < left.size(); k++) {
                assertSame(
                        row.get(k),
                        l == null ? null : leftRows.get(((Long) l).intValue()).get(k));
                assertSame(
                        row.get(left.size() + k),
                        r == null ? null : rightRows.get(((Long) r).intValue()).get(k));
            }
        }

        private static void assertSame(Object found, Object expected) {
            assertThat(new Object[] {found}).isEqualTo(new Object[] {expected});
        }
    }

    static void conserved(StepRun run, long rowsIn) {
        Map<RowFate, Long> counts = run.counts();
        long generated = counts.getOrDefault(RowFate.GENERATED, 0L);
        long filtered = counts.getOrDefault(RowFate.FILTERED, 0L);
        assertThat(run.rows().size() + filtered).isEqualTo(rowsIn + generated);
    }

    @ParameterizedTest
    @EnumSource(NullKeys.class)
    void everyKindOnEveryKeyType(NullKeys nulls) throws Exception {
        Random random = new Random(20260101);
        for (Type type : Tables.KEY_TYPES) {
            Sides sides = Sides.random(random, List.of(type), 90, 70, 40);
            compare(sides, nulls, 1 << 20, "in memory, " + type);
            compare(sides, nulls, 600, "on disk, " + type);
        }
    }

    @Test
    void keysOfSeveralColumns() throws Exception {
        Random random = new Random(7);
        compare(
                Sides.random(random, List.of(Type.TEXT, Type.INT64, Type.FLOAT64), 300, 300, 4),
                NullKeys.NEVER,
                2000,
                "three columns");
        compare(
                Sides.random(random, List.of(Type.decimal(25, 3), Type.DATE), 300, 300, 6),
                NullKeys.EQUAL,
                2000,
                "two columns");
    }

    @Test
    void emptySidesAndOneKeyForAll() throws Exception {
        Random random = new Random(8);
        List<Type> key = List.of(Type.TEXT);
        compare(Sides.random(random, key, 0, 20, 5), NullKeys.NEVER, 1 << 20, "left empty");
        compare(Sides.random(random, key, 0, 200, 5), NullKeys.NEVER, 500, "left empty, on disk");
        compare(Sides.random(random, key, 20, 0, 5), NullKeys.NEVER, 1 << 20, "right empty");
        compare(Sides.random(random, key, 60, 80, 1), NullKeys.NEVER, 1 << 20, "one key");
        compare(Sides.random(random, key, 60, 200, 1), NullKeys.NEVER, 500, "one key, on disk");
        compare(Sides.random(random, key, 60, 200, 1), NullKeys.EQUAL, 500, "one key and null, on disk");
    }

    @Test
    void manyRowsAtTenTimesTheBudget() throws Exception {
        Sides sides = Sides.random(new Random(9), List.of(Type.INT64), 4000, 6000, 3000);
        long bytes = Tables.batch(sides.right(), sides.rightRows()).byteSize();
        compare(sides, NullKeys.NEVER, bytes / 10, "ten times the budget");
    }

    private void compare(Sides sides, NullKeys nulls, long memory, String what) throws Exception {
        tables.create("lefts", sides.left(), sides.leftRows());
        tables.create("rights", sides.right(), sides.rightRows());
        for (JoinKind kind : KEYED) {
            try (TestContext context = StepRun.context(memory).batchRows(16)) {
                assertThat(sides.run(sides.join(kind).nulls(nulls), context, 23))
                        .as("%s %s, nulls %s", what, kind.name().toLowerCase(Locale.ROOT), nulls)
                        .isEqualTo(tables.numbers(sides.query(kind, nulls)));
            }
        }
    }

    @Test
    void spillFilesAreGoneAtTheEnd() throws Exception {
        Sides sides = Sides.random(new Random(10), List.of(Type.INT64), 500, 900, 300);
        try (TestContext context = StepRun.context(2000).batchRows(16)) {
            sides.run(sides.join(JoinKind.FULL), context, 50);
            try (Stream<Path> files = Files.list(context.spillDirectory())) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void crossJoinGivesEveryPair() throws Exception {
        Sides sides = Sides.random(new Random(11), List.of(Type.TEXT), 30, 40, 5);
        tables.create("lefts", sides.left(), sides.leftRows());
        tables.create("rights", sides.right(), sides.rightRows());
        for (long memory : new long[] {1 << 20, 400}) {
            try (TestContext context = StepRun.context(memory).batchRows(16)) {
                assertThat(sides.run(Join.cross(Tables.source(sides.right(), sides.rightRows())), context, 7))
                        .isEqualTo(tables.numbers("SELECT l, r FROM lefts CROSS JOIN rights"));
            }
        }
    }

    @Test
    void numbersMeetWhateverTheirScale() throws Exception {
        Schema left = Schema.of(Field.of("l", Type.INT64), Field.of("a", Type.INT64));
        Schema right = Schema.of(Field.of("r", Type.INT64), Field.of("b", Type.decimal(12, 2)));
        Batch lefts = Tables.batch(left, List.of(List.of(0L, 5L), List.of(1L, 6L)));
        var rights =
                Tables.source(right, List.of(List.of(0L, new BigDecimal("5.00")), List.of(1L, new BigDecimal("6.50"))));
        assertThat(StepRun.of(Join.inner(rights).on(Map.of("a", "b")), lefts).rows())
                .containsExactly(List.of(0L, 5L, 0L, new BigDecimal("5.00")));
    }
}
