package io.penstock.quality.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.error.EtlException;
import io.penstock.quality.store.Database;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Loader;
import io.penstock.testkit.MemorySink;
import io.penstock.testkit.MemorySource;
import io.penstock.testkit.SinkCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRecorderTest {
    private final AuditTrail trail = AuditTrail.in(Database.memory(), Clock.systemUTC());

    private static RunReport run(AuditRecorder recorder, Loader... sinks) {
        MemorySource books =
                MemorySource.of(Schema.of(Field.of("isbn", Type.TEXT))).row("a").row("b");
        PipelineBuilder builder = Pipeline.named("books").extract(books);
        for (Loader sink : sinks) {
            builder.load(sink);
        }
        Pipeline pipeline = builder.build();
        try (LocalEngine engine = LocalEngine.create().listener(recorder)) {
            return engine.run(pipeline);
        }
    }

    private static JsonNode detail(AuditEntry entry) {
        try {
            return new ObjectMapper().readTree(entry.detail());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void writesTheRunAndTheLoadOfEverySink() {
        RunReport report = run(AuditRecorder.into(trail, "nightly"), MemorySink.create(), MemorySink.create());
        List<AuditEntry> entries = trail.list(AuditFilter.ALL, 10);
        assertThat(entries).extracting(AuditEntry::kind).containsExactly("load", "load", "run", "run");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.who()).isEqualTo("nightly");
            assertThat(entry.subject()).isEqualTo("books");
            assertThat(detail(entry).get("run_id").asText()).isEqualTo(report.runId());
        });
        assertThat(detail(entries.get(0)).get("rows").asLong()).isEqualTo(2);
        assertThat(detail(entries.get(0)).get("target").asText())
                .isEqualTo(report.sinks().get(1).name());
        assertThat(detail(entries.get(2)).get("status").asText()).isEqualTo("succeeded");
        assertThat(detail(entries.get(3)).get("status").asText()).isEqualTo("started");
        assertThat(trail.verify().isWhole()).isTrue();
    }

    @Test
    void writesRunsThatFailWithoutALoad() {
        MemorySink broken = MemorySink.create().failAt(SinkCall.COMMIT);
        assertThatThrownBy(() -> run(AuditRecorder.into(trail, "nightly"), broken))
                .isInstanceOf(EtlException.class);
        List<AuditEntry> entries = trail.list(AuditFilter.ALL, 10);
        assertThat(entries).extracting(AuditEntry::kind).containsExactly("run", "run");
        assertThat(detail(entries.get(0)).get("status").asText()).isEqualTo("failed");
        assertThat(detail(entries.get(0)).get("failure").asText()).startsWith("[PEN-");
    }

    @Test
    void neverFailsARunWhenTheTrailCannotBeWritten(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("q.db"), "this is no database, but a text");
        List<RuntimeException> told = new ArrayList<>();
        AuditTrail unwritable = AuditTrail.in(Database.file(file), Clock.systemUTC());
        RunReport report = run(AuditRecorder.into(unwritable, "nightly").whenItFails(told::add), MemorySink.create());
        assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(told).hasSize(2).allMatch(e -> e.getMessage().startsWith("[PEN-5301] quality store " + file));
    }
}
