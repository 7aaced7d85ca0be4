package io.penstock.quality.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.quality.Expect;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.relation.DistinctSet.Rule;
import io.penstock.quality.check.relation.Ordered.Steps;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check of relations and of other sources: good, bad, empty and all-null input, whole and in parts, in memory and on disk. */
class AllWaysTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("a", Type.INT64), Field.of("b", Type.INT64), Field.of("c", Type.INT64), Field.of("t", Type.TEXT));
    private static final Object[] NULLS = new Object[4];

    private static final List<Object[]> GOOD = List.of(
            row(1, 2, 3, "{\"n\": 1}"),
            row(2, 3, 5, "{\"n\": 2}"),
            row(null, null, null, null),
            row(3, 4, 7, "{\"n\": 1}"),
            row(4, 5, 9, "{\"n\": 1}"),
            row(5, 6, 11, "{\"n\": 1}"));
    private static final List<Object[]> BAD = List.of(
            row(1, 2, 4, "{\"n\": 1}"),
            row(1, 3, 5, "[]"),
            row(null, null, null, null),
            row(9, 1, 10, "no json"),
            row(4, 5, 9, "{\"n\": \"x\"}"),
            row(9, 100, 109, "[]"));

    private static Object[] row(Object a, Object b, Object c, String t) {
        return new Object[] {number(a), number(b), number(c), t};
    }

    private static Object number(Object value) {
        return value instanceof Integer whole ? Long.valueOf(whole) : value;
    }

    private static MemorySource other() {
        return MemorySource.of(SCHEMA).rows(GOOD.stream().map(Arrays::asList).toList());
    }

    private static final String JSON_SCHEMA =
            "{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}}}";

    /** A check, what it finds in the bad rows, and what it says of no rows and of nulls. */
    enum Case {
        PAIR_IN_SET(
                () -> Expect.pairInSet(
                        "a", "b", List.of(List.of(1, 2), List.of(2, 3), List.of(3, 4), List.of(4, 5), List.of(5, 6))),
                "3 of 5 fail, 40 % pass, all must"),
        SUM_EQUALS(() -> Expect.sumEquals(List.of("a", "b"), "c", 0), "2 of 5 fail, 60 % pass, all must"),
        CORRELATION(
                () -> Expect.correlation("a", "b", 0.99, null),
                "found 0.572648, expected the correlation of a and b is at least 0.99"),
        MUTUAL_INFORMATION(
                () -> Expect.mutualInformation("a", "b", 2.0, null),
                "found 1.52193, expected the mutual information of a and b is at least 2 bits"),
        FUNCTIONAL_DEPENDENCY(
                () -> Expect.functionalDependency(List.of("a"), List.of("b")), "2 of 5 fail, 60 % pass, all must"),
        INCREASING(() -> Expect.increasing("a", Steps.STRICT), "2 of 5 fail, 60 % pass, all must"),
        DECREASING(() -> Expect.decreasing("b", Steps.OR_EQUAL), "3 of 5 fail, 40 % pass, all must"),
        OUTLIERS(() -> Expect.noOutliers("b", 1.5), "1 of 5 fail, 80 % pass, all must"),
        MOST_COMMON(
                () -> Expect.mostCommonInSet("t", List.of("{\"n\": 1}")),
                "found a value that occurs 2 times, expected the most common value of t is one of 1 value"),
        DISTINCT_SET(
                () -> Expect.distinctSet("a", Rule.EQUALS, List.of(1, 2, 3, 4, 5)),
                "found 2 of 5 values, other values in 2 of 5 rows, expected the values of a equal a set of 5"),
        JSON_SCHEMA_CHECK(() -> Expect.jsonSchema("t", JSON_SCHEMA), "4 of 5 fail, 20 % pass, all must"),
        REFERENCE(() -> Expect.reference("a", other(), "a"), "2 of 5 fail, 60 % pass, all must");

        private final Supplier<Check> check;
        private final String message;

        Case(Supplier<Check> check, String message) {
            this.check = check;
            this.message = message;
        }
    }

    private static List<Batch> batches(List<Object[]> rows) {
        List<Batch> all = new ArrayList<>();
        for (Object[] row : rows) {
            all.add(BatchBuilder.of(SCHEMA).add(row).build());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSameWholeAndInPartsInMemoryAndOnDisk(Case each) throws Exception {
        List<Object[]> good = new ArrayList<>(GOOD);
        if (each == Case.DECREASING) {
            Collections.reverse(good);
        }
        for (int parts : new int[] {1, 2, 3, 6}) {
            for (long memory : new long[] {1 << 20, 0}) {
                CheckResult fine = Merged.of(each.check.get(), batches(good), parts, memory);
                assertThat(fine.outcome()).as(fine.message()).isEqualTo(Outcome.PASS);
                CheckResult bad = Merged.of(each.check.get(), batches(BAD), parts, memory);
                assertThat(bad.message()).isEqualTo(each.message);
                assertThat(bad.outcome()).isEqualTo(Outcome.FAIL);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasNothingToJudgeInEmptyAndAllNullInput(Case each) throws Exception {
        assertThat(Merged.of(each.check.get(), List.of(Batch.empty(SCHEMA)), 1, 1 << 20)
                        .outcome())
                .isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(Merged.of(each.check.get(), batches(List.of(NULLS, NULLS, NULLS)), 2, 1 << 20)
                        .outcome())
                .isEqualTo(Outcome.NOT_EVALUATED);
    }

    private static String says(Check check, List<Object[]> rows) throws Exception {
        List<Batch> batches = rows.isEmpty() ? List.of(Batch.empty(SCHEMA)) : batches(rows);
        CheckResult one = Merged.of(check, batches, 1, 1 << 20);
        CheckResult parts = Merged.of(check, batches, Math.min(3, batches.size()), 0);
        assertThat(parts.message()).isEqualTo(one.message());
        return one.outcome() + ": " + one.message();
    }

    @Test
    void comparesWithAnotherSource() throws Exception {
        assertThat(says(Expect.rowCountMatch(other(), 0), BAD)).isEqualTo("PASS: found 6 rows, there are 6");
        assertThat(says(Expect.rowCountMatch(other(), 0.1), List.<Object[]>of(NULLS)))
                .startsWith("FAIL: found 1 rows, there are 6, expected as many rows as ");
        assertThat(says(Expect.rowCountMatch(other(), 0), List.of())).startsWith("FAIL: found 0 rows, there are 6");
        assertThat(says(Expect.rowCountMatch(MemorySource.of(SCHEMA), 0), List.of()))
                .startsWith("PASS");
        assertThat(says(Expect.noRows(MemorySource.of(SCHEMA)), BAD)).isEqualTo("PASS: found 0 rows");
        assertThat(says(Expect.noRows(other()), List.of())).startsWith("FAIL: found 6 rows, expected ");
        assertThat(says(Expect.aggregateMatch(Metric.SUM, "a", other(), "a", 0), GOOD))
                .isEqualTo("PASS: found 15, there it is 15");
        assertThat(says(Expect.aggregateMatch(Metric.SUM, "a", other(), "b", 4), GOOD))
                .startsWith("FAIL: found 15, there it is 20, expected sum of a is sum of b of ");
        assertThat(says(Expect.aggregateMatch(Metric.SUM, "a", other(), "b", 5), GOOD))
                .startsWith("PASS");
        assertThat(says(Expect.aggregateMatch(Metric.MEAN, "a", other(), "a", 0), List.<Object[]>of(NULLS)))
                .isEqualTo("NOT_EVALUATED: there were not enough values");
    }

    @Test
    void countsRowsThatDiffer() throws Exception {
        List<String> key = List.of("a");
        assertThat(says(Expect.datasetDiff(key, other(), List.of(), 0), GOOD))
                .isEqualTo("PASS: found 0 added, 0 removed, 0 changed in 0 cells");
        assertThat(says(Expect.datasetDiff(List.of("a", "b"), other(), List.of(), 0.5), BAD))
                .startsWith("FAIL: found 3 added, 3 removed, 2 changed in 2 cells, expected the rows are those of ");
        assertThat(says(Expect.datasetDiff(key, other(), List.of("b"), 0.9), BAD))
                .isEqualTo("PASS: found 3 added, 3 removed, 0 changed in 0 cells");
        assertThat(says(Expect.datasetDiff(key, other(), List.of(), 0), List.of()))
                .startsWith("FAIL: found 0 added, 6 removed");
        assertThat(says(Expect.datasetDiff(key, MemorySource.of(SCHEMA), List.of(), 0), List.of()))
                .isEqualTo("NOT_EVALUATED: there were no rows on either side");
    }

    @Test
    void comparesNumbersOfDifferentTypesAsNumbers() throws Exception {
        MemorySource decimals = MemorySource.of(Schema.of(Field.of("d", Type.decimal(10, 2))))
                .row(new BigDecimal("1.00"))
                .row(new BigDecimal("9.50"));
        CheckResult result = Merged.of(Expect.reference("a", decimals, "d"), batches(BAD), 1, 1 << 20);
        assertThat(result.message()).isEqualTo("3 of 5 fail, 40 % pass, all must");
        MemorySource texts =
                MemorySource.of(Schema.of(Field.of("a", Type.TEXT))).row("1");
        CheckResult broken = Merged.of(Expect.reference("a", texts, "a"), batches(BAD), 1, 1 << 20);
        assertThat(broken.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(broken.message())
                .contains("column 'a' is INT64, but column 'a' of ")
                .endsWith(" is TEXT");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Expect.noOutliers("a", 0)).hasMessageContaining("z must be more than 0, not 0.0");
        assertThatThrownBy(() -> Expect.pairInSet("a", "b", List.of(List.of(1))))
                .hasMessageContaining("a pair has two values, not 1");
        assertThatThrownBy(() -> Expect.reference(List.of("a", "b"), other(), List.of("a")))
                .hasMessageContaining("2 columns and 1 columns of the source");
        assertThatThrownBy(() -> Merged.of(Expect.jsonSchema("t", "[1]"), batches(GOOD), 1, 0))
                .hasMessageContaining("'schema' is no JSON Schema: it is neither an object nor true or false");
        assertThatThrownBy(() -> Merged.of(Expect.distinctSet("a", Rule.EQUALS, List.of("x")), batches(GOOD), 1, 0))
                .hasMessageContaining("one of 'values' is no INT64 as column 'a' is");
        assertThatThrownBy(() -> Merged.of(Expect.correlation("a", "t", 0.0, null), batches(GOOD), 1, 0))
                .hasMessageContaining("needs numbers, dates or times, but column 't' is TEXT");
    }
}
