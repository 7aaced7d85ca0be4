package io.penstock.load.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.data.Row;
import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.SinkCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsLoaderTest {
    record Member(long memberId, String name) {}

    private static final Schema SCHEMA = Schema.of(Field.of("member_id", Type.INT64), Field.of("name", Type.TEXT));
    private static final MemorySource SOURCE =
            MemorySource.of(SCHEMA).row(1, "Ada").row(2, null);

    private static RunReport run(RowsLoader loader) {
        return Pipeline.named("rows").extract(SOURCE).load(loader).build().run();
    }

    @Test
    void addsMapsToAList() {
        List<Map<String, Object>> list = new ArrayList<>(List.of(Map.of("member_id", 0L)));
        RunReport report = run(RowsLoader.into(list));
        assertThat(list).hasSize(3);
        assertThat(list.get(1)).containsExactly(Map.entry("member_id", 1L), Map.entry("name", "Ada"));
        assertThat(list.get(2)).containsEntry("name", null);
        assertThat(report.sinks().get(0).outcome()).isEqualTo("The list has 2 rows more.");
    }

    @Test
    void addsRecordsToAList() {
        List<Record> list = new ArrayList<>();
        run(RowsLoader.into(Member.class, list));
        assertThat(list).containsExactly(new Member(1, "Ada"), new Member(2, null));
    }

    @Test
    void handsRowsAndRecordsToAConsumer() {
        List<String> names = new ArrayList<>();
        run(RowsLoader.consumer((Row row) -> names.add(row.int64("member_id") + " " + row.text("name"))));
        List<Member> members = new ArrayList<>();
        run(RowsLoader.consumer(Member.class, members::add));
        assertThat(names).containsExactly("1 Ada", "2 null");
        assertThat(members).containsExactly(new Member(1, "Ada"), new Member(2, null));
    }

    @Test
    void leavesTheListAsItWasWhenAnotherSinkFails() {
        List<Map<String, Object>> list = new ArrayList<>();
        Pipeline pipeline = Pipeline.named("two")
                .extract(SOURCE)
                .load(RowsLoader.into(list))
                .load(MemorySink.create().failAt(SinkCall.PREPARE))
                .build();
        assertThatThrownBy(pipeline::run).isInstanceOf(EtlException.class);
        assertThat(list).isEmpty();
    }

    @Test
    void leavesTheListAsItWasInADryRun() {
        List<Map<String, Object>> list = new ArrayList<>();
        Pipeline.named("dry")
                .extract(SOURCE)
                .load(RowsLoader.into(list))
                .build()
                .dryRun();
        assertThat(list).isEmpty();
    }

    @Test
    void refusesAListThatCannotBeAddedToBeforeARowMoves() {
        assertThatThrownBy(() -> run(RowsLoader.into(List.<Map<String, Object>>of())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-4050]")
                .hasMessageContaining("the list cannot be added to: ListN. Give a new ArrayList<>().");
    }

    @Test
    void refusesARecordThatDoesNotFitBeforeARowMoves() {
        record Stranger(String surname) {}
        assertThatThrownBy(() -> run(RowsLoader.into(Stranger.class, new ArrayList<>())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("[PEN-1002]")
                .hasMessageContaining("record Stranger, component 'surname' (String): there is no column 'surname'.");
    }

    @Test
    void tellsAtWhichRowTheConsumerThrew() {
        assertThatThrownBy(() -> run(RowsLoader.consumer(row -> {
                    if (row.isNull("name")) {
                        throw new IllegalStateException("no name for 2");
                    }
                })))
                .hasMessage("[PEN-4051] pipeline 'rows', load rows consumer: memory:2: the consumer threw"
                        + " java.lang.IllegalStateException. Nothing was committed.")
                .hasRootCauseMessage("no name for 2");
    }

    @Test
    void handsBatchesToAConsumer() {
        List<List<Member>> batches = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        RunReport report = run(RowsLoader.batches(Member.class, batches::add));
        run(RowsLoader.batches(batch -> sizes.add(batch.size())));
        assertThat(batches.stream().flatMap(List::stream)).containsExactly(new Member(1, "Ada"), new Member(2, null));
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        assertThat(report.sinks().get(0).outcome())
                .isEqualTo("The consumer took 2 rows in " + batches.size() + " batches.");
        assertThatThrownBy(() -> batches.get(0).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tellsAtWhichBatchTheConsumerThrew() {
        assertThatThrownBy(() -> run(RowsLoader.batches(batch -> {
                    throw new java.io.IOException("no line");
                })))
                .hasMessageMatching(
                        "\\[PEN-4051] pipeline 'rows', load rows consumer of batches: memory:1: the consumer threw"
                                + " java.io.IOException at a batch of [12] rows. Nothing was committed.")
                .hasRootCauseMessage("no line");
    }

    @Test
    void refusesANullForAPrimitive() {
        record Strict(long memberId, int name) {}
        MemorySource nulls = MemorySource.of(Schema.of(Field.of("member_id", Type.INT64), Field.of("name", Type.INT64)))
                .row(1, 2)
                .row(2, null);
        List<Strict> list = new ArrayList<>();
        assertThatThrownBy(() -> Pipeline.named("rows")
                        .extract(nulls)
                        .load(RowsLoader.into(Strict.class, list))
                        .build()
                        .run())
                .hasMessageContaining("[PEN-3080]")
                .hasMessageContaining("record Strict, component 'name' (int): column 'name' is null here");
        assertThat(list).isEmpty();
    }
}
