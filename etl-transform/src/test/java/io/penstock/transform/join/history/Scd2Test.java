package io.penstock.transform.join.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import io.penstock.transform.join.Tables;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Scd2Test {
    private static final Schema MEMBERS =
            Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT), Field.of("phone", Type.TEXT));
    private static final Schema DATED =
            Schema.of(Field.of("id", Type.INT64), Field.of("branch", Type.TEXT), Field.of("day", Type.DATE));
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");

    private static Schema dimension(Schema rows) {
        List<Field> fields = new ArrayList<>(rows.fields().stream()
                .filter(field -> !field.name().equals("day"))
                .toList());
        fields.add(Field.of("valid_from", Type.TIMESTAMP));
        fields.add(Field.of("valid_to", Type.TIMESTAMP));
        fields.add(Field.of("is_current", Type.BOOLEAN));
        fields.add(Field.of("version", Type.INT64));
        return Schema.of(fields);
    }

    private static StepRun run(Scd2 step, Schema schema, List<List<Object>> rows) throws Exception {
        return run(step, schema, rows, 64 << 20);
    }

    private static StepRun run(Scd2 step, Schema schema, List<List<Object>> rows, long memory) throws Exception {
        try (TestContext context =
                StepRun.context(memory).clock(Clock.fixed(NOW, ZoneOffset.UTC)).batchRows(64)) {
            return StepRun.of(step, context, StepRun.split(Tables.batch(schema, rows), 100));
        }
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static final MemorySource SOFAR = MemorySource.of(dimension(MEMBERS))
            .row(1L, "north", "11", OLD, null, true, 1L)
            .row(2L, "south", "22", OLD, null, true, 1L)
            .row(3L, "west", null, OLD, null, true, 1L);
    private static final Scd2 STEP = Scd2.on("id").dimension(SOFAR).tracked("branch");

    @Test
    void everyRowOfANewDimensionIsTheFirstVersion() throws Exception {
        assertThat(run(Scd2.on("id"), MEMBERS, List.of(row(1L, "north", null), row(2L, null, "2")))
                        .rows())
                .containsExactly(row(1L, "north", null, NOW, null, true, 1L), row(2L, null, "2", NOW, null, true, 1L));
    }

    @Test
    void changesCloseAndBeginVersionsOrChangeInPlace() throws Exception {
        StepRun run = run(
                STEP,
                MEMBERS,
                List.of(
                        row(1L, "east", "11"), // tracked: new version
                        row(2L, "south", "99"), // not tracked: in place
                        row(3L, "west", null), // nothing new
                        row(4L, "north", "44")));
        assertThat(run.rows())
                .containsExactly(
                        row(1L, "north", "11", OLD, NOW, false, 1L),
                        row(1L, "east", "11", NOW, null, true, 2L),
                        row(2L, "south", "99", OLD, null, true, 1L),
                        row(4L, "north", "44", NOW, null, true, 1L));
    }

    @Test
    void missingKeysAreClosedWhenAskedFor() throws Exception {
        List<List<Object>> rows = List.of(row(1L, "north", "11"), row(2L, "south", "22"));
        assertThat(run(STEP, MEMBERS, rows).batches()).isEmpty();
        assertThat(run(STEP.missing(MissingKeys.CLOSE), MEMBERS, rows).rows())
                .containsExactly(row(3L, "west", null, OLD, NOW, false, 1L));
        assertThat(run(STEP.emit(Versions.ALL).missing(MissingKeys.CLOSE), MEMBERS, rows)
                        .rows())
                .hasSize(3);
    }

    @Test
    void rowsWithTimesMakeSeveralVersionsAndTheLastOfOneTimeCounts() throws Exception {
        StepRun run = run(
                Scd2.on("id").effective("day"),
                DATED,
                List.of(
                        row(1L, "b", LocalDate.of(2026, 2, 1)),
                        row(1L, "a", LocalDate.of(2026, 1, 1)),
                        row(1L, "x", LocalDate.of(2026, 3, 1)),
                        row(1L, "c", LocalDate.of(2026, 3, 1))));
        Instant february = Instant.parse("2026-02-01T00:00:00Z");
        assertThat(run.rows())
                .containsExactly(
                        row(1L, "a", OLD, february, false, 1L),
                        row(1L, "b", february, NOW, false, 2L),
                        row(1L, "c", NOW, null, true, 3L));
    }

    @Test
    void lateRowsAreRejectedUnlessTheHistorySaysTheSame() throws Exception {
        Instant february = Instant.parse("2026-02-01T00:00:00Z");
        MemorySource history = MemorySource.of(dimension(DATED))
                .row(1L, "a", OLD, february, false, 1L)
                .row(1L, "b", february, null, true, 2L);
        Scd2 step = Scd2.on("id").dimension(history).effective("day");
        List<List<Object>> rows =
                List.of(row(1L, "a", LocalDate.of(2026, 1, 15)), row(1L, "z", LocalDate.of(2026, 1, 20)));
        StepRun run = run(step, DATED, rows);
        assertThat(run.batches()).isEmpty();
        assertThat(run.rejected())
                .containsExactly("1: scd2(late) is older than the current version and tells something else than the"
                        + " history");
        assertThat(run(step.late(LateRows.IGNORE), DATED, rows).rejected()).isEmpty();
        assertThatThrownBy(() -> run(step.late(LateRows.FAIL), DATED, rows)).hasMessageContaining("[PEN-3409]");
    }

    @Test
    void rowsWithoutKeyOrTimeAreRejected() throws Exception {
        StepRun run = run(
                Scd2.on("id").effective("day"), DATED, List.of(row(null, "a", LocalDate.EPOCH), row(1L, "b", null)));
        assertThat(run.rejected())
                .containsExactly("null: scd2(id) has a null in its key", "1: scd2(day) has no effective time");
    }

    @Test
    void overlappingVersionsAreToldAndNothingIsMade() {
        MemorySource broken = MemorySource.of(dimension(MEMBERS))
                .row(1L, "a", "1", OLD, null, true, 1L)
                .row(1L, "b", "1", NOW, null, true, 2L);
        assertThatThrownBy(() -> run(Scd2.on("id").dimension(broken), MEMBERS, List.of(row(1L, "a", "1"))))
                .hasMessageContaining("[PEN-3409] two versions of one key overlap in the dimension");
    }

    @Test
    void tellsEveryProblemAtBind() {
        assertThat(StepRun.problems(STEP.tracked("brunch").effective("phone"), MEMBERS))
                .anyMatch(p -> p.contains("there is no column 'brunch'. Did you mean 'branch'?"))
                .anyMatch(p -> p.contains("column 'phone' is TEXT, the effective time must be DATE or TIMESTAMP"));
        assertThat(StepRun.problems(Scd2.on("id").dimension(MemorySource.of(MEMBERS)), MEMBERS))
                .anyMatch(p -> p.contains("the dimension: there is no column 'valid_from'"));
    }

    /** Random histories in several runs, in memory and at a tenth of what they need, against a plain map; a second run of the same rows changes nothing. */
    @Test
    void manyRunsGiveTheHistoryOfAPlainModel() throws Exception {
        for (long memory : new long[] {64 << 20, 12_000}) {
            Random random = new Random(5);
            Map<Long, List<List<Object>>> model = new TreeMap<>();
            List<List<Object>> table = new ArrayList<>();
            for (int day = 1; day <= 6; day++) {
                List<List<Object>> rows = new ArrayList<>();
                for (long id = 0; id < 400; id++) {
                    if (random.nextInt(3) > 0) {
                        rows.add(row(id, "branch " + random.nextInt(3), LocalDate.of(2026, 1, day)));
                    }
                }
                rows.forEach(row -> apply(model, row));
                Scd2 step = Scd2.on("id")
                        .dimension(MemorySource.of(dimension(DATED)).rows(table))
                        .effective("day");
                merge(table, run(step, DATED, rows, memory).rows());
                assertThat(table)
                        .isEqualTo(model.values().stream().flatMap(List::stream).toList());
                Scd2 again = Scd2.on("id")
                        .dimension(MemorySource.of(dimension(DATED)).rows(table))
                        .effective("day");
                assertThat(run(again, DATED, rows, memory).batches()).isEmpty();
            }
        }
    }

    private static void apply(Map<Long, List<List<Object>>> model, List<Object> row) {
        List<List<Object>> versions = model.computeIfAbsent((Long) row.get(0), id -> new ArrayList<>());
        Instant at = ((LocalDate) row.get(2)).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!versions.isEmpty()) {
            List<Object> last = versions.get(versions.size() - 1);
            if (last.get(1).equals(row.get(1))) {
                return;
            }
            last.set(3, at);
            last.set(4, false);
        }
        versions.add(new ArrayList<>(row(row.get(0), row.get(1), at, null, true, versions.size() + 1L)));
    }

    /** What a sink that merges by key and version does. */
    private static void merge(List<List<Object>> table, List<List<Object>> changed) {
        Map<List<Object>, List<Object>> byKey = new HashMap<>();
        table.forEach(row -> byKey.put(List.of(row.get(0), row.get(5)), row));
        changed.forEach(row -> byKey.put(List.of(row.get(0), row.get(5)), row));
        table.clear();
        table.addAll(byKey.values());
        table.sort(Comparator.<List<Object>>comparingLong(row -> (Long) row.get(0))
                .thenComparingLong(row -> (Long) row.get(5)));
    }
}
