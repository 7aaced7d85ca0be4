package io.penstock.quality.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.quality.Expect;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.relation.Ordered.Steps;
import io.penstock.quality.profile.DuckTable;
import io.penstock.schema.Schema;
import io.penstock.testkit.MemorySource;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts and numbers of checks are those of SQL in DuckDB, in memory and on disk, whole and in parts. */
class RelationsDuckDbTest {
    private static final String ROWS = """
            SELECT i AS id,
                   CASE WHEN hash(i) % 11 > 0 THEN (hash(i * 3) % 3000)::BIGINT END AS k,
                   CASE WHEN hash(i, 5) % 13 > 0 THEN (hash(i * 3) % 3000 % 7 + (hash(i * 7) % 20) // 19)::BIGINT END AS v,
                   CASE WHEN hash(i, 6) % 13 > 0 THEN ((hash(i * 5) % 100000) / 1000.0)::DOUBLE ^ 3 + i / 10.0 END AS x
            FROM range(20000) r(i) ORDER BY id
            """;

    private DuckTable table;

    @BeforeEach
    void makeTheTable() throws SQLException {
        table = new DuckTable(ROWS);
    }

    @AfterEach
    void close() throws SQLException {
        table.close();
    }

    private MemorySource source(String select) throws SQLException {
        try (DuckTable other = new DuckTable(ROWS)) {
            Schema schema = table.schema();
            List<List<Object>> rows = other.rows(select);
            return MemorySource.of(rows.get(0).size() == schema.size() ? schema : schema.select(1))
                    .rows(rows);
        }
    }

    private void fails(Check check, String sql) throws Exception {
        long expected = table.count(sql);
        assertThat(expected).isPositive();
        for (long memory : new long[] {1 << 24, 1000}) {
            for (int parts : new int[] {1, 3}) {
                CheckResult result = Merged.of(check, table.batches(), parts, memory);
                assertThat(result.failed())
                        .as("%s, %s bytes, %s parts: %s", check, memory, parts, result.message())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void countsTheRowsThatFail() throws Exception {
        fails(
                Expect.functionalDependency(List.of("k"), List.of("v")),
                "SELECT sum(n) - sum(m) FROM (SELECT sum(n) n, max(n) m FROM (SELECT k, v, count(*) n FROM t"
                        + " WHERE k IS NOT NULL GROUP BY k, v) GROUP BY k)");
        fails(
                Expect.noOutliers("x", 1.5),
                "SELECT count(*) FROM t, (SELECT avg(x) m, stddev_samp(x) s FROM t) WHERE abs(x - m) > 1.5 * s");
        fails(
                Expect.increasing("v", Steps.STRICT),
                "SELECT count(*) FROM (SELECT v, lag(v) OVER (ORDER BY id) p FROM t WHERE v IS NOT NULL) WHERE v <= p");
        fails(
                Expect.decreasing("x", Steps.OR_EQUAL),
                "SELECT count(*) FROM (SELECT x, lag(x) OVER (ORDER BY id) p FROM t WHERE x IS NOT NULL) WHERE x > p");
        fails(Expect.sumEquals(List.of("k", "v"), "id", 9000), "SELECT count(*) FROM t WHERE abs(k + v - id) > 9000");
        fails(
                Expect.pairInSet("v", "v", List.of(List.of(1, 1), List.of(2, 2), List.of(3, 4))),
                "SELECT count(*) FROM t WHERE v NOT IN (1, 2)");
        fails(
                Expect.reference("k", source("SELECT k FROM t WHERE id % 2 = 0"), "k"),
                "SELECT count(*) FROM t WHERE k NOT IN (SELECT k FROM t WHERE id % 2 = 0 AND k IS NOT NULL)");
    }

    private double found(Check check) throws Exception {
        CheckResult one = Merged.of(check, table.batches(), 1, 1 << 24);
        CheckResult parts = Merged.of(check, table.batches(), 4, 1 << 24);
        double number = Objects.requireNonNull(one.observedNumber());
        assertThat(parts.observedNumber()).isCloseTo(number, within(1e-9));
        return number;
    }

    @Test
    void findsTheNumbers() throws Exception {
        assertThat(found(Expect.correlation("id", "x", -1.0, 1.0)))
                .isCloseTo(table.number("SELECT corr(id, x) FROM t"), within(1e-9));
        assertThat(found(Expect.mutualInformation("k", "v", 0.0, 20.0)))
                .isCloseTo(
                        table.number("SELECT entropy(k) + entropy(v) - entropy(k * 100 + v) FROM t"
                                + " WHERE k IS NOT NULL AND v IS NOT NULL"),
                        within(1e-9));
        assertThat(found(Expect.mostCommonInSet("v", List.of(1))))
                .isCloseTo(
                        table.number(
                                "SELECT max(n) / sum(n) FROM (SELECT count(*) n FROM t WHERE v IS NOT NULL GROUP BY v)"),
                        within(1e-12));
        assertThat(found(Expect.aggregateMatch(Metric.SUM, "k", source("SELECT * FROM t"), "k", 0)))
                .isEqualTo(table.number("SELECT sum(k) FROM t"));
    }

    @Test
    void countsAddedRemovedAndChangedRows() throws Exception {
        MemorySource other = source("SELECT id + CASE WHEN id % 50 = 0 THEN 100000 ELSE 0 END, k,"
                + " CASE WHEN id % 20 = 3 THEN coalesce(v, 0) + 1 ELSE v END, x FROM t WHERE id % 100 > 0");
        for (long memory : new long[] {1 << 24, 1000}) {
            CheckResult result =
                    Merged.of(Expect.datasetDiff(List.of("id"), other, List.of(), 1), table.batches(), 2, memory);
            assertThat(result.observed()).isEqualTo("400 added, 200 removed, 1,000 changed in 1,000 cells");
        }
    }
}
