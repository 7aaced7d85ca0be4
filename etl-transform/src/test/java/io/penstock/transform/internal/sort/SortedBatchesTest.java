package io.penstock.transform.internal.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.Row;
import io.penstock.error.RunCancelledException;
import io.penstock.schema.Schema;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Direction;
import io.penstock.transform.NullOrder;
import io.penstock.transform.RandomTable;
import io.penstock.transform.StepRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortedBatchesTest {
    private static final Schema SCHEMA = RandomTable.NESTED;

    @Test
    void sortsEveryTypeAsAComparatorDoes() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            Batch table = RandomTable.nested(round, random.nextInt(400), random.nextInt(4) / 3.0);
            List<SortColumn> order = randomOrder(random);
            assertThat(ids(sort(table, order, 64 << 20, Long.MAX_VALUE)))
                    .as("%s", order)
                    .isEqualTo(expected(table, order));
        }
    }

    @Test
    void mergesRunsOfSeveralLevels() throws Exception {
        Batch table = RandomTable.nested(5, 60_000, 0.1);
        List<SortColumn> order = List.of(
                new SortColumn(SCHEMA.indexOf("name"), Direction.DESC, NullOrder.FIRST),
                SortColumn.rising(SCHEMA.indexOf("small")));
        assertThat(ids(sort(table, order, 256 << 10, Long.MAX_VALUE))).isEqualTo(expected(table, order));
    }

    @Test
    void keepsValuesAndOriginsOfSpilledRows() throws Exception {
        Batch table = RandomTable.nested(6, 20_000, 0.2);
        List<SortColumn> order = List.of(SortColumn.rising(SCHEMA.indexOf("score")));
        Map<Object, List<Object>> before = new java.util.HashMap<>();
        List<List<Object>> given =
                RandomTable.comparable(table.rows().stream().map(Row::values).toList());
        given.forEach(row -> before.put(row.get(0), row));
        for (Batch batch : sort(table, order, 256 << 10, Long.MAX_VALUE)) {
            List<List<Object>> rows = RandomTable.comparable(
                    batch.rows().stream().map(Row::values).toList());
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i)).isEqualTo(before.get(rows.get(i).get(0)));
                assertThat(batch.origin().position(i).line())
                        .isEqualTo((long) rows.get(i).get(0) + 1);
                assertThat(batch.origin()
                                .original()
                                .column("id")
                                .value(batch.origin().row(i)))
                        .isEqualTo(rows.get(i).get(0));
            }
        }
    }

    @Test
    void givesOnlyTheFirstRowsWithALimit() throws Exception {
        Batch table = RandomTable.nested(7, 40_000, 0.1);
        List<SortColumn> order = List.of(SortColumn.rising(SCHEMA.indexOf("big")));
        List<Long> all = expected(table, order);
        for (int limit : new int[] {1, 10, 5_000, 30_000, 50_000}) {
            assertThat(ids(sort(table, order, 64 << 20, limit))).isEqualTo(all.subList(0, Math.min(limit, all.size())));
            assertThat(ids(sort(table, order, 512 << 10, limit)))
                    .isEqualTo(all.subList(0, Math.min(limit, all.size())));
        }
    }

    @Test
    void givesNothingForNothing() throws Exception {
        assertThat(sort(Batch.empty(SCHEMA), List.of(SortColumn.rising(0)), 1 << 20, Long.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void leavesNoFilesAndHeedsACancellation() throws Exception {
        Batch table = RandomTable.nested(8, 20_000, 0.1);
        try (TestContext context = StepRun.context(1 << 20).cancelAfter(60)) {
            SortedBatches sorted = new SortedBatches(List.of(SortColumn.rising(0)), context, 256 << 10);
            assertThatThrownBy(() -> {
                        for (Batch part : StepRun.split(table, 500)) {
                            sorted.add(part);
                        }
                    })
                    .isInstanceOf(RunCancelledException.class);
            assertThat(sorted.runs()).isPositive();
            sorted.close();
            sorted.close();
            try (Stream<?> files = Files.list(context.spillDirectory())) {
                assertThat(files).isEmpty();
            }
        }
    }

    private static List<Batch> sort(Batch table, List<SortColumn> order, long budget, long limit) throws Exception {
        List<Batch> out = new ArrayList<>();
        try (TestContext context = StepRun.context(1 << 20);
                SortedBatches sorted = new SortedBatches(order, context, budget, limit)) {
            for (Batch part : StepRun.split(table, 700)) {
                sorted.add(part);
            }
            for (Batch next = sorted.next(); next != null; next = sorted.next()) {
                out.add(next);
            }
        }
        return out;
    }

    private static List<Long> ids(List<Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.rows().stream())
                .map(row -> row.int64("id"))
                .toList();
    }

    private static List<SortColumn> randomOrder(Random random) {
        List<SortColumn> order = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            order.add(new SortColumn(
                    1 + random.nextInt(SCHEMA.size() - 1),
                    Direction.values()[random.nextInt(2)],
                    NullOrder.values()[random.nextInt(2)]));
        }
        return order;
    }

    private static List<Long> expected(Batch table, List<SortColumn> order) {
        List<Row> rows = new ArrayList<>(table.rows());
        Comparator<Row> all = (a, b) -> 0;
        for (SortColumn column : order) {
            all = all.thenComparing((a, b) -> compare(a.get(column.position()), b.get(column.position()), column));
        }
        rows.sort(all);
        return rows.stream().map(row -> row.int64("id")).toList();
    }

    private static int compare(Object a, Object b, SortColumn column) {
        if (a == null || b == null) {
            int nullsLast = a == b ? 0 : a == null ? 1 : -1;
            return column.nulls() == NullOrder.LAST ? nullsLast : -nullsLast;
        }
        return column.direction() == Direction.ASC ? values(a, b) : values(b, a);
    }

    @SuppressWarnings("unchecked")
    private static int values(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x + 0.0, y + 0.0);
        } else if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.compareUnsigned(x, y);
        } else if (a instanceof String x && b instanceof String y) {
            return Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        } else if (a instanceof List<?> x && b instanceof List<?> y) {
            for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
                int order = values(x.get(i), y.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(x.size(), y.size());
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return values(new ArrayList<>(x.values()), new ArrayList<>(y.values()));
        }
        return ((Comparable<Object>) a).compareTo(b);
    }
}
