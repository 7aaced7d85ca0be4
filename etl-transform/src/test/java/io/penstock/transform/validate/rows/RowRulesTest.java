package io.penstock.transform.validate.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Row;
import io.penstock.data.Validity;
import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.RowTest;
import io.penstock.spi.ValidationRule;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.TestContext;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.validate.Rules;
import io.penstock.transform.validate.check.Nulls;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {
    private static final Schema KEYS = Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT));

    private static Batch keys(Object... idsAndBranches) {
        BatchBuilder builder = BatchBuilder.of(KEYS);
        for (int i = 0; i < idsAndBranches.length; i += 2) {
            builder.add(idsAndBranches[i], idsAndBranches[i + 1]);
        }
        return builder.build();
    }

    private static Extractor source(Batch rows) {
        return MemorySource.of(rows.schema())
                .rows(rows.rows().stream().map(Row::values).toList());
    }

    private static List<Integer> failing(ValidationRule rule, Schema other, TestContext context, List<Batch> input)
            throws Exception {
        Problems problems = new Problems();
        List<Integer> failing = new ArrayList<>();
        int before = 0;
        try (RowTest test = rule.check()
                .bind(input.get(0).schema(), List.of(other), problems)
                .open(context)) {
            assertThat(problems.found()).isEmpty();
            for (Batch batch : input) {
                long[] failed = new long[Validity.wordsFor(batch.rowCount())];
                test.test(batch, failed);
                for (int i = 0; i < batch.rowCount(); i++) {
                    if (RowBits.get(failed, i)) {
                        failing.add(before + i);
                    }
                }
                before += batch.rowCount();
            }
        }
        return failing;
    }

    @Test
    void aKeyMustBeInTheOtherSource() throws Exception {
        Batch known = keys(1L, "Central", 0L, "East", null, "North", 3L, null);
        Extractor source = source(known);
        Batch rows = keys(1L, "Central", 0L, "Central", 2L, "North", null, "West", 3L, null);
        try (TestContext context = StepRun.context(1 << 20)) {
            assertThat(failing(Rules.reference("id", source, "id"), KEYS, context, List.of(rows)))
                    .containsExactly(2);
            assertThat(failing(Rules.reference("branch", source, "branch"), KEYS, context, List.of(rows)))
                    .containsExactly(3);
            List<String> both = List.of("id", "branch");
            assertThat(failing(Rules.reference(both, source, both, Nulls.PASS), KEYS, context, List.of(rows)))
                    .containsExactly(1, 2);
            assertThat(failing(Rules.reference(both, source, both, Nulls.FAIL), KEYS, context, List.of(rows)))
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "branch"})
    void keysPastTheMemoryAreOnDisk(String column) throws Exception {
        Random random = new Random(9);
        Set<Long> there = new HashSet<>();
        BatchBuilder known = BatchBuilder.of(KEYS);
        for (int i = 0; i < 60_000; i++) {
            long key = random.nextInt(200_000);
            there.add(key);
            known.add(key, "b" + key);
        }
        BatchBuilder rows = BatchBuilder.of(KEYS);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(200_000);
            rows.add(key, "b" + key);
            if (!there.contains(key)) {
                expected.add(i);
            }
        }
        try (TestContext context = StepRun.context(64 << 10)) {
            assertThat(failing(
                            Rules.reference(column, source(known.build()), column),
                            KEYS,
                            context,
                            StepRun.split(rows.build(), 1000)))
                    .isEqualTo(expected)
                    .hasSizeBetween(5000, 19_000);
        }
    }

    @Test
    void keysOfDifferentTypesAreAProblemOfThePlan() {
        Problems problems = new Problems();
        Rules.reference(List.of("id", "nobody"), source(keys()), List.of("branch", "id"), Nulls.PASS)
                .check()
                .bind(KEYS, List.of(KEYS), problems);
        assertThat(problems.found().stream().map(Problem::toString).toList())
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("[PEN-1203] rule reference(id, nobody): column 'id' is INT64, 'branch' of ")
                        .endsWith(" is TEXT: cast one of them"))
                .anySatisfy(text -> assertThat(text).startsWith("[PEN-1002] there is no column 'nobody'"));
        assertThatThrownBy(() -> Rules.reference(List.of("id"), source(keys()), List.of("id", "branch"), Nulls.PASS))
                .hasMessageStartingWith("[PEN-1204] reference(id): a key of 1 columns cannot be in one of 2");
    }

    @Test
    void anAppsOwnTestSeesRowsOrValues() throws Exception {
        Batch rows = keys(1L, "Central", 2L, null, null, "East");
        assertThat(StepRun.failing(Rules.custom("both", row -> row.isNull("id") == row.isNull("branch"), "x"), rows))
                .containsExactly(1, 2);
        assertThat(StepRun.failing(Rules.custom("odd", "id", value -> (Long) value % 2 == 1, "is even"), rows))
                .containsExactly(1);
        assertThat(StepRun.failing(
                        Rules.custom("odd", "id", value -> (Long) value % 2 == 1, "is even", Nulls.FAIL), rows))
                .containsExactly(1, 2);
        assertThatThrownBy(() -> StepRun.failing(Rules.custom("odd", "branch", v -> (Long) v > 1, "x"), rows))
                .hasMessageContaining("[PEN-3004] rule odd threw java.lang.ClassCastException");
    }

    /** A member as an app would write it. */
    public record Member(
            @NotNull @Size(min = 2, max = 9) String name,
            @Email(message = "has no address") String email,
            @Max(120) Long age) {}

    @Test
    void constraintsOfARecordAreToldWithoutValuesOrLocale() throws Exception {
        Schema schema =
                Schema.of(Field.of("name", Type.TEXT), Field.of("email", Type.TEXT), Field.of("age", Type.INT64));
        Batch batch = BatchBuilder.of(schema)
                .add("Ann", "ann@example.org", 30L)
                .add("A", "nobody", 130L)
                .add(null, null, null)
                .build();
        ValidationRule rule = Rules.bean(Member.class);
        assertThat(rule.name()).isEqualTo("bean(Member)");
        try (TestContext context = StepRun.context(1 << 20);
                RowTest test = rule.check().bind(schema, new Problems()).open(context)) {
            long[] failed = new long[1];
            test.test(batch, failed);
            assertThat(failed[0]).isEqualTo(0b110);
            assertThat(test.detail(1))
                    .isEqualTo("age must meet @Max(120), email has no address, name must meet @Size(max=9, min=2)");
            assertThat(test.detail(2)).isEqualTo("name must meet @NotNull");
        }
        assertThat(StepRun.problems(rule, DirtyTexts.batch("x").schema())).isNotEmpty();
    }
}
