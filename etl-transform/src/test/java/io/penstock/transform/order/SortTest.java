package io.penstock.transform.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.error.PlanException;
import io.penstock.schema.Schema;
import io.penstock.spi.RowFate;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Direction;
import io.penstock.transform.Duck;
import io.penstock.transform.NullOrder;
import io.penstock.transform.RandomTable;
import io.penstock.transform.StepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortTest {
    private static final Schema SCHEMA = RandomTable.SCHEMA;

    @Test
    void ordersAsDuckDbDoes() throws Exception {
        Random random = new Random(3);
        for (double nulls : new double[] {0, 0.2, 1}) {
            Batch table = RandomTable.of(random.nextLong(), 500, nulls);
            try (Duck duck = new Duck(table)) {
                for (int round = 0; round < 25; round++) {
                    List<OrderColumn> order = randomOrder(random);
                    assertThat(StepRun.of(Sort.by(order), table).column("id"))
                            .as("%s", order)
                            .isEqualTo(ids(duck, order, ""));
                }
            }
        }
    }

    @Test
    void ordersTenTimesItsMemory() throws Exception {
        Batch table = RandomTable.of(4, 20_000, 0.1);
        List<OrderColumn> order = List.of(OrderColumn.desc("name"), OrderColumn.asc("wide"));
        long share = table.byteSize() / 10;
        try (Duck duck = new Duck(table);
                TestContext context = StepRun.context(share)) {
            StepRun run = StepRun.of(Sort.by(order), context, StepRun.split(table, 512));
            assertThat(run.column("id")).isEqualTo(ids(duck, order, ""));
            assertThat(run.counts()).isEmpty();
        }
    }

    @Test
    void keepsTheFirstRowsWithALimitAndCountsTheOthers() throws Exception {
        Batch table = RandomTable.of(5, 30_000, 0.1);
        List<OrderColumn> order = List.of(OrderColumn.asc("score").nullsFirst(), OrderColumn.desc("big"));
        try (Duck duck = new Duck(table);
                TestContext context = StepRun.context(1 << 20)) {
            StepRun run = StepRun.of(Sort.by(order).limit(100), context, StepRun.split(table, 1000));
            assertThat(run.column("id")).isEqualTo(ids(duck, order, " limit 100"));
            assertThat(run.counts()).isEqualTo(Map.of(RowFate.FILTERED, 29_900L));
        }
    }

    @Test
    void readsAnOrderingFromText() {
        assertThat(OrderColumn.parse("fine_amount")).isEqualTo(OrderColumn.asc("fine_amount"));
        assertThat(OrderColumn.parse(" fine amount  DESC Nulls First "))
                .isEqualTo(new OrderColumn("fine amount", Direction.DESC, NullOrder.FIRST));
        assertThat(OrderColumn.parse("day nulls first"))
                .isEqualTo(OrderColumn.asc("day").nullsFirst());
        assertThat(OrderColumn.parse("\"book desc\" asc")).isEqualTo(OrderColumn.asc("book desc"));
        assertThat(OrderColumn.parse("\"a\"\"b\"")).isEqualTo(OrderColumn.asc("a\"b"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Sort.by(" "))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-3301] ' ' is not an ordering. Write a column name, then asc or desc, then nulls first or"
                                + " last.");
        assertThatThrownBy(() -> Sort.by("day", "day desc"))
                .hasMessage("[PEN-3301] column 'day' is named twice in the ordering");
        assertThatThrownBy(() -> Sort.by("day").limit(0)).hasMessage("[PEN-3003] sort: limit must be 1 or more, not 0");
        assertThatThrownBy(() -> Sort.by(List.of())).hasMessage("[PEN-3003] sort: at least one column is needed");
    }

    @Test
    void tellsAColumnThatIsNotThere() {
        assertThat(StepRun.problems(Sort.by("nam", "id"), SCHEMA))
                .singleElement()
                .asString()
                .startsWith("[PEN-1002] there is no column 'nam'. Did you mean 'name'?");
    }

    private static List<Object> ids(Duck duck, List<OrderColumn> order, String more) throws Exception {
        List<String> sql = new ArrayList<>();
        for (OrderColumn column : order) {
            sql.add('"' + column.name() + "\" " + column.direction() + " nulls " + column.nulls());
        }
        return duck
                .query("select id from t order by " + String.join(", ", sql) + ", id" + more, SCHEMA.select(0))
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static List<OrderColumn> randomOrder(Random random) {
        List<OrderColumn> order = new ArrayList<>();
        int first = random.nextInt(SCHEMA.size());
        for (int n = 0; n < 1 + first % 3; n++) {
            order.add(new OrderColumn(
                    SCHEMA.field((first + 5 * n) % SCHEMA.size()).name(),
                    Direction.values()[random.nextInt(2)],
                    NullOrder.values()[random.nextInt(2)]));
        }
        return order;
    }
}
