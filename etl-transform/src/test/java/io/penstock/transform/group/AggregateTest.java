package io.penstock.transform.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.TransformException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Duck;
import io.penstock.transform.RandomTable;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private static final Schema SCHEMA = RandomTable.SCHEMA;

    /** Measures and what DuckDB calls them; &lt;c&gt; is a column of one of the types behind the bar. */
    private static final Map<String, String> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("count()", "count(*)");
        for (String column : SCHEMA.names()) {
            MEASURES.put("count(" + column + ")", "count(" + column + ")");
            MEASURES.put("count(distinct " + column + ")", "count(distinct " + column + ")");
            MEASURES.put("min(" + column + ")", "min(" + column + ")");
            MEASURES.put("max(" + column + ")", "max(" + column + ")");
            MEASURES.put("first(" + column + ")", "first(" + column + " order by id)");
            MEASURES.put("last(" + column + ")", "last(" + column + " order by id)");
            MEASURES.put("any(" + column + ")", "any_value(" + column + " order by id)");
        }
        for (String column : List.of("id", "small", "money", "wide")) {
            MEASURES.put("sum(" + column + ")", "sum(" + column + ")");
            for (String function :
                    List.of("avg", "median", "stddev", "stddev_pop", "variance", "variance_pop", "quantile")) {
                String sql =
                        function.equals("quantile") ? "quantile_cont" : function.replace("variance_pop", "var_pop");
                String more = function.equals("quantile") ? ", 0.3)" : ")";
                MEASURES.put(function + "(" + column + more, sql + "(" + column + "::DOUBLE" + more);
            }
        }
        MEASURES.put("median(score)", "median(score)");
        MEASURES.put("avg(score) where score < 100", "avg(score) filter (where score < 100)");
        MEASURES.put("sum(small * 2) where flag", "sum(small * 2) filter (where flag)");
        MEASURES.put("count() where small > 0", "count(*) filter (where small > 0)");
        MEASURES.put("count_if(score > 3)", "coalesce(count_if(score > 3), 0)");
        MEASURES.put(
                "string_agg(name, '|') where small = 1", "string_agg(name, '|' order by id) filter (where small = 1)");
        MEASURES.put("quantile(day, 0.25)", "quantile_disc(day, 0.25)");
    }

    @Test
    void aggregatesAsDuckDbDoes() throws Exception {
        Random random = new Random(21);
        for (double nulls : new double[] {0, 0.3, 1}) {
            Batch table = RandomTable.of(random.nextLong(), 400, nulls);
            try (Duck duck = new Duck(table)) {
                for (List<String> key : List.of(
                        List.<String>of(),
                        List.of("small"),
                        List.of("name"),
                        List.of("score", "flag"),
                        List.of("raw"))) {
                    check(duck, key, table, 64 << 20, 1);
                }
            }
        }
    }

    @Test
    void aggregatesTenTimesItsMemory() throws Exception {
        Batch table = RandomTable.of(5, 6_000, 0.1);
        try (Duck duck = new Duck(table)) {
            check(duck, List.of("money"), table, table.byteSize() / 10, 11);
            check(duck, List.of("id", "name"), table, table.byteSize() / 10, 11);
            check(duck, List.of(), table, table.byteSize() / 10, 11);
        }
    }

    private static void check(Duck duck, List<String> key, Batch table, long share, int every) throws Exception {
        Aggregate step = key.isEmpty() ? Aggregate.all() : Aggregate.by(key.toArray(new String[0]));
        List<String> sql = new ArrayList<>(key);
        List<String> names = new ArrayList<>(MEASURES.keySet());
        for (int m = 0; m < names.size(); m += every) {
            step = step.measure("m" + m, names.get(m));
            sql.add(MEASURES.get(names.get(m)));
        }
        Schema output = step.bind(SCHEMA, new Problems()).output();
        List<List<Object>> expected = duck.query(
                "select " + String.join(", ", sql) + " from t" + (key.isEmpty() ? "" : " group by all"), output);
        try (TestContext context = StepRun.context(share)) {
            StepRun run = StepRun.of(step, context, StepRun.split(table, 300));
            same(RandomTable.comparable(run.rows()), expected, key.size(), output);
            assertThat(run.counts().getOrDefault(RowFate.COMBINED, 0L)).isEqualTo(table.rowCount() - expected.size());
        }
    }

    private static void same(List<List<Object>> ours, List<List<Object>> theirs, int keys, Schema schema) {
        assertThat(ours).hasSameSizeAs(theirs);
        Map<List<Object>, List<Object>> byKey = new LinkedHashMap<>();
        theirs.forEach(row -> byKey.put(plain(row).subList(0, keys), plain(row)));
        List<String> names = schema.names();
        for (List<Object> row : ours) {
            List<Object> mine = plain(row);
            List<Object> other = byKey.get(mine.subList(0, keys));
            assertThat(other).as("group %s", mine.subList(0, keys)).isNotNull();
            for (int c = keys; c < mine.size(); c++) {
                if (mine.get(c) instanceof Double x && other.get(c) instanceof Double y && Double.isFinite(y)) {
                    assertThat(x)
                            .as("%s of %s", names.get(c), mine.subList(0, keys))
                            .isCloseTo(y, org.assertj.core.data.Offset.offset(1e-9 * Math.max(1, Math.abs(y))));
                } else {
                    assertThat(mine.get(c))
                            .as("%s of %s", names.get(c), mine.subList(0, keys))
                            .isEqualTo(other.get(c));
                }
            }
        }
    }

    private static List<Object> plain(List<Object> row) {
        List<Object> plain = new ArrayList<>();
        for (Object value : row) {
            plain.add(value instanceof Double number ? (Object) (number + 0.0) : value);
        }
        return plain;
    }

    private static final Schema SALES =
            Schema.of(Field.of("branch", Type.TEXT), Field.of("genre", Type.TEXT), Field.of("fine", Type.INT64));

    private static Batch sales(Object[]... rows) {
        BatchBuilder builder = BatchBuilder.of(SALES);
        Arrays.stream(rows).forEach(builder::add);
        return builder.build();
    }

    @Test
    void givesModeListAndOneRowOfNothing() throws Exception {
        Batch batch = sales(
                new Object[] {"A", "x", 3L},
                new Object[] {"A", "y", null},
                new Object[] {"A", "y", 3L},
                new Object[] {"A", "x", 1L},
                new Object[] {null, null, null});
        Aggregate step = Aggregate.by("branch")
                .measure("mode", "mode(genre)")
                .measure("all", "list(fine)")
                .count("n")
                .sum("fine", "total")
                .countDistinct("fine", "different");
        assertThat(StepRun.of(step, batch).rows())
                .containsExactly(
                        Arrays.asList("A", "x", Arrays.asList(3L, null, 3L, 1L), 4L, 7L, 2L),
                        Arrays.asList(null, null, Arrays.asList((Object) null), 1L, null, 0L));
        StepRun nothing = StepRun.of(Aggregate.all().count("n").sum("fine", "total"), Batch.empty(SALES));
        assertThat(nothing.rows()).containsExactly(Arrays.asList(0L, null));
        assertThat(nothing.counts()).isEqualTo(Map.of(RowFate.GENERATED, 1L));
        assertThat(StepRun.of(step, Batch.empty(SALES)).rows()).isEmpty();
    }

    @Test
    void withoutMeasuresGivesTheDifferentKeys() throws Exception {
        Batch batch = sales(new Object[] {"A", "x", 1L}, new Object[] {"A", "x", 2L}, new Object[] {"B", "x", 2L});
        assertThat(StepRun.of(Aggregate.by("branch", "genre"), batch).rows())
                .containsExactly(List.of("A", "x"), List.of("B", "x"));
    }

    @Test
    void failsOnASumThatDoesNotFit() {
        Batch batch = sales(new Object[] {"A", "x", Long.MAX_VALUE}, new Object[] {"A", "x", 1L});
        assertThatThrownBy(() -> StepRun.of(Aggregate.all().sum("fine", "total"), batch))
                .isInstanceOf(TransformException.class)
                .hasMessage("[PEN-3313] the sum of measure 'total' does not fit INT64. Sum a DECIMAL: sum(cast(… as"
                        + " DECIMAL(38,0))).");
    }

    @Test
    void tellsWhatIsWrongWithAMeasure() {
        assertThatThrownBy(() -> Aggregate.all().measure("m", "summ(fine)"))
                .hasMessageStartingWith(
                        "[PEN-3311] there is no measure function 'summ'. Did you mean 'sum'? Valid names:"
                                + " count, count_if, ");
        assertThatThrownBy(() -> Aggregate.all().measure("m", "fine"))
                .hasMessage(
                        "[PEN-3312] 'fine' cannot be read: a function and its argument in parentheses are needed. Write"
                                + " for example sum(fine_amount), count() or avg(days) where genre = 'Art'.");
        assertThatThrownBy(() -> Aggregate.all().measure("m", "quantile(fine, 2)"))
                .hasMessageContaining("a quantile lies between 0 and 1, not at 2");
        assertThatThrownBy(() -> Aggregate.all().measure("m", "sum(fine, 2)"))
                .hasMessageContaining("sum takes 1 argument, not 2");
        assertThatThrownBy(() -> Aggregate.all().measure("m", "sum(fine) if late"))
                .hasMessageContaining("'if late' is not a condition that begins with where");
        assertThatThrownBy(() -> Aggregate.all().count("m").count("m"))
                .hasMessage("[PEN-3003] aggregate: measure 'm' is there twice");
    }

    @Test
    void tellsEveryProblemOfTheSchemaAtOnce() {
        Aggregate step =
                Aggregate.by("brnch").sum("genre", "a").measure("b", "sum(fin)").measure("c", "count() where fine");
        assertThat(StepRun.problems(step, SALES))
                .satisfiesExactly(
                        first -> assertThat(first).contains("'brnch'. Did you mean 'branch'?"),
                        second -> assertThat(second)
                                .isEqualTo("[PEN-3312] measure 'a': sum works on a number, 'genre' is TEXT"),
                        third -> assertThat(third).contains("fin").contains("Did you mean 'fine'"),
                        fourth -> assertThat(fourth)
                                .isEqualTo("[PEN-3312] the condition of measure 'c' is INT64, it must be BOOLEAN"));
        assertThat(StepRun.problems(Aggregate.by("branch").count("branch"), SALES))
                .containsExactly("[PEN-3003] measure 'branch' has the name of a key column; give it another");
    }
}
