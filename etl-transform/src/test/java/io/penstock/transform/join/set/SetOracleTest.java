package io.penstock.transform.join.set;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import io.penstock.transform.join.Tables;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Set operations on random tables give as many of each row as DuckDB does. */
class SetOracleTest {
    private Tables tables;

    @BeforeEach
    void open() throws Exception {
        tables = new Tables();
    }

    @AfterEach
    void close() throws Exception {
        tables.close();
    }

    /** The values without the row number. */
    private static List<List<Object>> values(List<List<Object>> rows) {
        return rows.stream().map(row -> row.subList(1, row.size())).toList();
    }

    private static Schema values(Schema schema) {
        return Schema.of(schema.fields().subList(1, schema.size()));
    }

    private void compare(List<Type> types, int lefts, int rights, int values, long memory) throws Exception {
        Random random = new Random(42);
        Schema schema = Tables.schema("n", "c", types);
        List<List<Object>> left = Tables.rows(random, types, lefts, values);
        List<List<Object>> right = Tables.rows(random, types, rights, values);
        tables.create("lefts", schema, left);
        tables.create("rights", schema, right);
        MemorySource other = Tables.source(values(schema), values(right));
        Map<String, Transformer> steps = new HashMap<>();
        steps.put("EXCEPT", Except.of(other));
        steps.put("EXCEPT ALL", Except.of(other).rows(SetRows.ALL));
        steps.put("INTERSECT", Intersect.of(other));
        steps.put("INTERSECT ALL", Intersect.of(other).rows(SetRows.ALL));
        steps.put("UNION", Union.with(other).rows(SetRows.DISTINCT));
        steps.put("UNION ALL", Union.with(other));
        String columns = String.join(", ", values(schema).names());
        for (Map.Entry<String, Transformer> step : steps.entrySet()) {
            String query = "SELECT count(*) AS times FROM (SELECT " + columns + " FROM lefts " + step.getKey()
                    + " SELECT " + columns + " FROM rights) r GROUP BY " + columns;
            try (TestContext context = StepRun.context(memory).batchRows(32)) {
                StepRun run = StepRun.of(
                        step.getValue(), context, StepRun.split(Tables.batch(values(schema), values(left)), 17));
                String what = step.getKey() + " of " + types + " in " + memory;
                assertThat(times(run.rows())).as(what).isEqualTo(tables.numbers(query));
                Map<RowFate, Long> counts = run.counts();
                assertThat(run.rows().size()
                                + counts.getOrDefault(RowFate.FILTERED, 0L)
                                + counts.getOrDefault(RowFate.DEDUPLICATED, 0L))
                        .as(what)
                        .isEqualTo(lefts + counts.getOrDefault(RowFate.GENERATED, 0L));
                if (step.getKey().startsWith("EXCEPT") || step.getKey().startsWith("INTERSECT")) {
                    List<List<Object>> found = new ArrayList<>(run.rows());
                    assertThat(found.stream().map(SetOracleTest::text).distinct())
                            .allMatch(row -> values(left).stream()
                                    .anyMatch(each -> text(each).equals(row)));
                }
            }
        }
    }

    private static String text(List<Object> row) {
        List<String> texts = new ArrayList<>();
        for (Object value : row) {
            Object plain = value instanceof Double d && d == 0 ? (Object) 0.0 : value;
            texts.add(
                    plain instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(plain));
        }
        return texts.toString();
    }

    /** How often each different row comes, sorted. */
    private static List<String> times(List<List<Object>> rows) {
        Map<String, Long> times = new HashMap<>();
        rows.forEach(row -> times.merge(text(row), 1L, Long::sum));
        return times.values().stream().map(n -> "[" + n + "]").sorted().toList();
    }

    @Test
    void everyTypeInMemory() throws Exception {
        for (Type type : Tables.KEY_TYPES) {
            compare(List.of(type), 120, 100, 30, 1 << 20);
        }
    }

    @Test
    void severalColumnsAndEmptySides() throws Exception {
        compare(List.of(Type.TEXT, Type.FLOAT64, Type.INT64), 300, 300, 5, 1 << 20);
        compare(List.of(Type.TEXT), 0, 20, 5, 1 << 20);
        compare(List.of(Type.TEXT), 20, 0, 5, 1 << 20);
    }

    @Test
    void tenTimesTheBudget() throws Exception {
        compare(List.of(Type.INT64, Type.TEXT), 3000, 4000, 2000, 20_000);
    }

    @Test
    void unionMeetsTypesAndFillsMissingColumns() throws Exception {
        Schema left = Schema.of(Field.of("a", Type.INT64), Field.of("b", Type.TEXT));
        Schema right = Schema.of(Field.of("c", Type.DATE), Field.of("a", Type.decimal(5, 2)));
        MemorySource other = MemorySource.of(right).row(null, new BigDecimal("1.50"));
        Union union = Union.with(other);
        assertThat(StepRun.problems(union, left))
                .containsExactly(
                        "[PEN-3408] side 1 lacks 'b' has in addition 'c'. Select the same columns on both sides,"
                                + " or let missing ones be null.");
        assertThat(StepRun.of(union.missing(MissingColumns.NULL), Tables.batch(left, List.of(List.of(7L, "x"))))
                        .rows())
                .isEqualTo(List.of(
                        Arrays.asList(new BigDecimal("7.00"), "x", null),
                        Arrays.asList(new BigDecimal("1.50"), null, null)));
        Schema text = Schema.of(Field.of("a", Type.TEXT), Field.of("b", Type.TEXT));
        assertThat(StepRun.problems(Union.with(MemorySource.of(text)), left))
                .containsExactly("[PEN-3408] column 'a' is INT64, 'a' of side 1 is TEXT. Cast one of them before.");
        assertThat(StepRun.problems(Except.of(MemorySource.of(right)), left))
                .containsExactly("[PEN-3408] both sides must have the same columns, found [a, b] and [c, a]. Select the"
                        + " same columns on both sides, or compare by position.");
    }

    @Test
    void unionByPositionKeepsTheFirstNames() throws Exception {
        Schema left = Schema.of(Field.of("a", Type.INT64));
        MemorySource other =
                MemorySource.of(Schema.of(Field.of("z", Type.FLOAT64))).row(0.5);
        StepRun run = StepRun.of(Union.with(other).by(ColumnMatch.POSITION), Tables.batch(left, List.of(List.of(1L))));
        assertThat(run.schema().names()).containsExactly("a");
        assertThat(run.column("a")).containsExactly(1.0, 0.5);
    }
}
