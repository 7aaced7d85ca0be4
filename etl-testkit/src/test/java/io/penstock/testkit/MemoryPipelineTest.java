package io.penstock.testkit;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.error.EtlException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryPipelineTest {
    private static final Schema SCHEMA = Schema.of(Field.of("id", Type.INT64), Field.of("name", Type.TEXT));
    private static final MemorySource SOURCE =
            MemorySource.of(SCHEMA).row(1, "Ada").row(2, null).row(3, "Grace");

    @Test
    void carriesRowsFromSourceToSink() {
        MemorySink sink = MemorySink.create();
        RunReport report =
                Pipeline.named("copy").extract(SOURCE).load(sink).build().run();
        assertThat(report)
                .succeeded()
                .read(3)
                .wrote(3)
                .rejected(0)
                .filtered(0)
                .deduplicated(0)
                .accountsForEveryRow();
        assertThat(sink.column("name")).containsExactly("Ada", null, "Grace");
        assertThat(sink.rows()).element(0).isEqualTo(Map.of("id", 1L, "name", "Ada"));
        assertThat(sink.schema()).isEqualTo(SCHEMA);
        assertThat(sink.commits()).isEqualTo(1);
        assertThat(sink.calls()).containsExactly("open", "write", "prepare", "commit", "close");
    }

    @Test
    void takesTheTimeFromATestClock() {
        TestClock clock = TestClock.at("2026-03-01T08:00:00Z");
        RunReport report = LocalEngine.create()
                .clock(clock)
                .run(Pipeline.named("copy")
                        .extract(SOURCE)
                        .load(MemorySink.create())
                        .build());
        assertThat(report.startedAt()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(SinkCall.class)
    void keepsNothingWhenTheSinkFails(SinkCall call) {
        MemorySink sink = MemorySink.create();
        Pipeline pipeline =
                Pipeline.named("copy").extract(SOURCE).load(sink.failAt(call)).build();
        assertThatThrownBy(pipeline::run)
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("told to fail at " + call);
        assertThat(sink.rows()).isEmpty();
        assertThat(sink.commits()).isEqualTo(call == SinkCall.COMMIT ? 1 : 0);
    }

    @Test
    void failsAfterTheRowsItWasToldTo() {
        MemorySink sink = MemorySink.create();
        Pipeline pipeline =
                Pipeline.named("copy").extract(SOURCE.failAfter(2)).load(sink).build();
        assertThatThrownBy(pipeline::run).hasMessageContaining("told to fail after 2 rows");
        assertThat(sink.rows()).isEmpty();
    }

    @Test
    void sharesTheSinkWithASerialisedPipeline() throws Exception {
        MemorySink sink = MemorySink.create();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Pipeline.named("copy").extract(SOURCE).load(sink).build());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ((Pipeline) in.readObject()).run();
        }
        assertThat(sink.rows()).hasSize(3);
    }

    @Test
    void refusesAValueOfAnotherTypeAtTheCall() {
        assertThatThrownBy(() -> MemorySource.of(SCHEMA).row("one", "Ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'id': a value of String does not fit a column of INT64");
    }

    @Test
    void showsTheReportWhenAnAssertionFails() {
        RunReport report = Pipeline.named("copy")
                .extract(SOURCE)
                .load(MemorySink.create())
                .build()
                .run();
        assertThatThrownBy(() -> assertThat(report).wrote(4))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected a run that wrote 4 rows but it wrote 3:")
                .hasMessageContaining("copy");
        assertThatThrownBy(() -> assertThat(report).hasStatus(RunStatus.FAILED))
                .hasMessageStartingWith("Expected a run that FAILED but it SUCCEEDED:");
        assertThatThrownBy(() -> assertThat(report).rejectedBy("not_null(id)", 1))
                .hasMessageContaining("rejected rows by rule");
    }
}
