package io.penstock.transform.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Duck;
import io.penstock.transform.RandomTable;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Schema SCHEMA = RandomTable.SCHEMA;

    /** Window columns and what they are in SQL; a missing frame is added there. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    private static final String WHOLE = " rows between unbounded preceding and unbounded following";
    private static final String RUNNING = " rows between unbounded preceding and current row";

    static {
        COLUMNS.put("row_number()", "row_number()|");
        COLUMNS.put("rank()", "rank()|r");
        COLUMNS.put("dense_rank()", "dense_rank()|r");
        COLUMNS.put("ntile(4)", "ntile(4)|");
        COLUMNS.put("sum(money)", "sum(money)|" + RUNNING);
        COLUMNS.put("count()", "count(*)|" + RUNNING);
        for (String column : SCHEMA.names()) {
            COLUMNS.put("lag(" + column + ", 3)", "lag(" + column + ", 3)|");
            COLUMNS.put("lead(" + column + ", 50)", "lead(" + column + ", 50)|");
            COLUMNS.put("first_value(" + column + ")", "first_value(" + column + ")|" + WHOLE);
            COLUMNS.put("last_value(" + column + ")", "last_value(" + column + ")|" + WHOLE);
            for (String frame : List.of(
                    RUNNING,
                    " rows between 5 preceding and 2 following",
                    " rows between 1 preceding" + " and 40 following",
                    WHOLE)) {
                for (String function : List.of("min", "max", "count")) {
                    COLUMNS.put(function + "(" + column + ")" + frame, function + "(" + column + ")|" + frame);
                }
            }
        }
        for (String column : List.of("small", "money", "wide", "score")) {
            for (String frame : List.of(
                    RUNNING,
                    " rows between 5 preceding and 2 following",
                    " rows between 1 preceding" + " and 40 following",
                    WHOLE)) {
                if (!column.equals("score") || frame.contains("and 2")) {
                    COLUMNS.put("sum(" + column + ")" + frame, "sum(" + column + ")|" + frame);
                    COLUMNS.put("avg(" + column + ")" + frame, "avg(" + column + ")|" + frame);
                }
            }
        }
        COLUMNS.put("last_value(name) rows 2 preceding", "last_value(name)| rows between 2 preceding and current row");
        COLUMNS.put(
                "first_value(name) rows 2 preceding", "first_value(name)| rows between 2 preceding and current row");
        COLUMNS.put("median(small) where small > 0" + WHOLE, "median(small) filter (where small > 0)|" + WHOLE);
    }

    @Test
    void computesAsDuckDbDoes() throws Exception {
        for (double nulls : new double[] {0, 0.25, 1}) {
            Batch table = RandomTable.of(31, 600, nulls);
            try (Duck duck = new Duck(table)) {
                check(duck, List.of("small"), "score desc", table, 64 << 20, 1);
                check(duck, List.of(), "name", table, 64 << 20, 1);
                check(duck, List.of("name", "flag"), "day", table, 64 << 20, 1);
            }
        }
    }

    @Test
    void computesPartitionsTenTimesItsMemory() throws Exception {
        Batch table = RandomTable.of(32, 12_000, 0.1);
        try (Duck duck = new Duck(table)) {
            check(duck, List.of("flag"), "wide", table, table.byteSize() / 10, 19);
            check(duck, List.of("money"), "name", table, table.byteSize() / 10, 37);
        }
    }

    private static void check(Duck duck, List<String> partition, String order, Batch table, long share, int every)
            throws Exception {
        Window step = (partition.isEmpty() ? Window.all() : Window.partitionBy(partition.toArray(new String[0])))
                .orderBy(order);
        String by = partition.isEmpty() ? "" : "partition by " + String.join(", ", partition) + " ";
        String sqlOrder = "order by " + order + " nulls last";
        List<String> sql = new ArrayList<>();
        List<String> texts = new ArrayList<>(COLUMNS.keySet());
        for (int c = 0; c < texts.size(); c += every) {
            step = step.column("w" + c, texts.get(c));
            String[] parts = COLUMNS.get(texts.get(c)).split("\\|", -1);
            boolean ranks = parts[1].equals("r");
            sql.add(parts[0] + " over (" + by + sqlOrder + (ranks ? "" : ", id" + parts[1]) + ")");
        }
        Schema output = step.bind(SCHEMA, new Problems()).output();
        Schema added = Schema.of(output.fields().subList(SCHEMA.size(), output.size()));
        String ordered = " order by "
                + String.join(
                        ", ", partition.stream().map(c -> c + " nulls last").toList())
                + (partition.isEmpty() ? "" : ", ") + order + " nulls last, id";
        List<List<Object>> expected = duck.query("select " + String.join(", ", sql) + " from t" + ordered, added);
        try (TestContext context = StepRun.context(share)) {
            StepRun run = StepRun.of(step, context, StepRun.split(table, 250));
            List<List<Object>> rows = RandomTable.comparable(run.rows());
            assertThat(run.counts()).isEmpty();
            assertThat(rows).hasSameSizeAs(expected);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < added.size(); c++) {
                    same(rows.get(r).get(SCHEMA.size() + c), expected.get(r).get(c), texts.get(c * every), r);
                }
            }
        }
    }

    private static void same(Object ours, Object theirs, String what, int row) {
        if (ours instanceof Double x && theirs instanceof Double y && Double.isFinite(y)) {
            assertThat(x).as("%s, row %s", what, row).isCloseTo(y, Offset.offset(1e-9 * Math.max(1, Math.abs(y))));
        } else if (!(ours instanceof Double x ? (Object) (x + 0.0) : ours == null ? "null" : ours)
                .equals(theirs == null ? "null" : theirs)) {
            assertThat(ours).as("%s, row %s", what, row).isEqualTo(theirs);
        }
    }

    @Test
    void seesTheWholePartitionWithoutAnOrderAndTheRunningPartWithOne() throws Exception {
        Batch table = RandomTable.of(1, 4, 0);
        assertThat(StepRun.of(Window.all().column("n", "count()"), table).column("n"))
                .isEqualTo(Arrays.asList(4L, 4L, 4L, 4L));
        assertThat(StepRun.of(Window.all().orderBy("id").column("n", "count()"), table)
                        .column("n"))
                .isEqualTo(Arrays.asList(1L, 2L, 3L, 4L));
    }

    @Test
    void replacesAColumnOfItsName() throws Exception {
        Batch table = RandomTable.of(1, 3, 0);
        StepRun run = StepRun.of(Window.all().orderBy("id desc").column("flag", "row_number()"), table);
        assertThat(run.schema().names()).isEqualTo(SCHEMA.names());
        assertThat(run.column("flag")).isEqualTo(Arrays.asList(1L, 2L, 3L));
        assertThat(run.column("id")).isEqualTo(Arrays.asList(2L, 1L, 0L));
    }

    @Test
    void tellsWhatCannotBeRead() {
        Window window = Window.all();
        assertThatThrownBy(() -> window.column("n", "row_nmber()"))
                .hasMessageStartingWith(
                        "[PEN-3311] there is no window function 'row_nmber'. Did you mean 'row_number'?");
        assertThatThrownBy(() -> window.column("n", "sum(money) rows 3 following"))
                .hasMessage(
                        "[PEN-3302] window column 'n': 'rows 3 following' is not a frame. Valid: rows N preceding, rows"
                                + " between N preceding and N following, rows unbounded preceding, rows between unbounded"
                                + " preceding and unbounded following (N at most 1,000,000).");
        assertThatThrownBy(() -> window.column("n", "ntile(0)"))
                .hasMessage("[PEN-3302] window column 'n': 0 is not a number from 1 to 1000000");
        assertThatThrownBy(() -> window.column("n", "lag()"))
                .hasMessage("[PEN-3302] window column 'n': lag takes 1 or 2 arguments, not 0");
        assertThatThrownBy(() -> window.column("n", "rank() rows 2 preceding"))
                .hasMessage("[PEN-3302] window column 'n': rank takes no frame");
        assertThat(StepRun.problems(Window.partitionBy("flg").orderBy("id").column("n", "median(small)"), SCHEMA))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Did you mean 'flag'?"),
                        second -> assertThat(second)
                                .startsWith("[PEN-3302] window column 'n': 'median(small)' can only see its whole"));
        assertThat(StepRun.problems(window, SCHEMA))
                .containsExactly("[PEN-3003] a window needs at least one column to add");
    }
}
