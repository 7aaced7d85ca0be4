package io.penstock.transform.join.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import io.penstock.transform.join.Tables;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookupTest {
    private static final Schema LOANS = Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT));
    private static final MemorySource BRANCHES = MemorySource.of(
                    Schema.of(Field.of("code", Type.TEXT), Field.of("name", Type.TEXT), Field.of("opened", Type.DATE)))
            .row("C", "Central", LocalDate.of(1901, 5, 1))
            .row("N", "North", null)
            .row(null, "Nowhere", null);
    private static final Batch ROWS =
            Tables.batch(LOANS, List.of(List.of(1L, "N"), List.of(2L, "X"), Arrays.asList(3L, null), List.of(4L, "C")));
    private static final Lookup LOOKUP = Lookup.in(BRANCHES).on(Map.of("branch", "code"));

    @Test
    void bringsColumnsAndKeepsMissedRowsWithNulls() throws Exception {
        StepRun run = StepRun.of(LOOKUP, ROWS);
        assertThat(run.schema().names()).containsExactly("id", "branch", "name", "opened");
        assertThat(run.column("name")).containsExactly("North", null, null, "Central");
        assertThat(run.column("opened")).containsExactly(null, null, null, LocalDate.of(1901, 5, 1));
    }

    @Test
    void bringsUnderOtherNames() throws Exception {
        StepRun run = StepRun.of(LOOKUP.columns(Map.of("name", "branch_name")), ROWS);
        assertThat(run.schema().names()).containsExactly("id", "branch", "branch_name");
    }

    @Test
    void givesDefaultsOfAnyType() throws Exception {
        StepRun run = StepRun.of(LOOKUP.defaults(Map.of("name", "unknown", "opened", "2000-01-01")), ROWS);
        assertThat(run.column("name")).containsExactly("North", "unknown", "unknown", "Central");
        assertThat(run.column("opened"))
                .containsExactly(null, LocalDate.of(2000, 1, 1), LocalDate.of(2000, 1, 1), LocalDate.of(1901, 5, 1));
    }

    @Test
    void rejectsOrFailsMissedRows() throws Exception {
        StepRun run = StepRun.of(LOOKUP.onMiss(MissPolicy.REJECT), ROWS);
        assertThat(run.column("id")).containsExactly(1L, 4L);
        assertThat(run.rejected())
                .containsExactly(
                        "2: lookup(branch = code) is not in the reference",
                        "3: lookup(branch = code) is not in the reference");
        assertThatThrownBy(() -> StepRun.of(LOOKUP.onMiss(MissPolicy.FAIL), ROWS))
                .hasMessageContaining("[PEN-3407] the key of a row is not in the reference: lookup(branch = code)."
                        + " Add it to the reference, or set on_miss to keep, default or reject.");
    }

    @Test
    void duplicatesFailOrTheFirstOrLastCounts() throws Exception {
        Lookup twice = Lookup.in(BRANCHES.row("N", "New", null)).on(Map.of("branch", "code"));
        assertThatThrownBy(() -> StepRun.of(twice, ROWS))
                .hasMessageContaining(
                        "[PEN-3404] the reference memory 4 rows has more than one row of one key; row 2 and"
                                + " row 4 are equal in it");
        assertThat(StepRun.of(twice.duplicates(DuplicateKeys.FIRST), ROWS).column("name"))
                .startsWith("North");
        assertThat(StepRun.of(twice.duplicates(DuplicateKeys.LAST), ROWS).column("name"))
                .startsWith("New");
    }

    @Test
    void aReferenceThatDoesNotFitFails() throws Exception {
        try (TestContext context = StepRun.context(100)) {
            assertThatThrownBy(() -> StepRun.of(LOOKUP, context, List.of(ROWS)))
                    .hasMessageContaining(
                            "[PEN-3406] the reference memory 3 rows takes more than 0 KiB, the memory share"
                                    + " of the lookup. Use a join");
        }
    }

    @Test
    void tellsEveryProblemAtBind() {
        assertThat(StepRun.problems(
                        Lookup.in(BRANCHES).on(Map.of("branch", "cod")).columns("nam"), LOANS))
                .anyMatch(p -> p.contains("the reference: there is no column 'cod'. Did you mean 'code'?"))
                .anyMatch(p -> p.contains("the reference: there is no column 'nam'. Did you mean 'name'?"));
        assertThat(StepRun.problems(Lookup.in(BRANCHES).on(Map.of("id", "code")), LOANS))
                .containsExactly(
                        "[PEN-3402] key column 'id' is INT64, 'code' of the reference is TEXT. Cast one of them"
                                + " before the lookup.");
        assertThat(StepRun.problems(LOOKUP.columns(Map.of("name", "id")), LOANS))
                .containsExactly("[PEN-3403] there is a column 'id' already. Bring the reference's column under another"
                        + " name, with 'columns'.");
        assertThat(StepRun.problems(LOOKUP.defaults(Map.of("nam", "x", "opened", "soon")), LOANS))
                .anyMatch(p -> p.contains("'defaults' has 'nam', which is no column the lookup brings"))
                .anyMatch(p -> p.contains("the default of column 'opened' is not a value of DATE"));
        assertThat(StepRun.problems(Lookup.in(BRANCHES), LOANS)).anyMatch(p -> p.startsWith("[PEN-3401]"));
    }
}
