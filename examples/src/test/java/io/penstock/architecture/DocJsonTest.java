package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.architecture.LooseBlocks.Block;
import io.penstock.config.PipelineConfig;
import io.penstock.error.ConfigException;
import io.penstock.quality.monitoring.MonitoringConfig;
import io.penstock.schedule.settings.ScheduleConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON of the documentation that is not cut from a file is read without a complaint, in the place of a config it is meant for. */
@Tag("gate")
class DocJsonTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();
    /** What Penstock writes and nobody gives it. */
    private static final List<String> OUTPUT = List.of("manifest_version");

    @TempDir
    Path directory;

    /** The tutorials are followed line by line by tests of their own. */
    static Stream<Block> blocks() {
        return LooseBlocks.in("json").filter(block -> !block.page().startsWith("docs/tutorial/"));
    }

    @Test
    void aWrongBlockIsFound() {
        Block wrong = new Block("docs/reference/transforms.md", 1, "{\"type\": \"trim\", \"kolumns\": \"*\"}");
        assertThatThrownBy(() -> isRead(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kolumns");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isRead(Block block) throws Exception {
        String code = block.code().strip();
        String whole = code.startsWith("\"") ? "{" + code + "}" : code;
        List<JsonNode> values;
        try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(whole)) {
            values = all.readAll();
        }
        assertThat(values).as("%s", block).isNotEmpty();
        for (JsonNode value : values) {
            read(block, (ObjectNode) value);
        }
    }

    private void read(Block block, ObjectNode value) throws Exception {
        if (OUTPUT.stream().anyMatch(value::has)) {
            return;
        }
        Files.createDirectories(directory.resolve("inbox"));
        if (block.page().endsWith("anomalies.md")) {
            ObjectNode monitoring = JSON.createObjectNode();
            monitoring.putObject("checks").putArray("loans").add(value);
            MonitoringConfig.load(save(monitoring));
            return;
        }
        if (block.page().contains("schedule")) {
            readSchedule(block, value);
            return;
        }
        ObjectNode config = value.has("pipelines") ? value : around(block, value);
        assertThat(PipelineConfig.load(save(config), passwords(value)).pipelines())
                .as("%s", block)
                .isNotEmpty();
    }

    /** A trigger, a schedule's settings, or a whole file; beside it a pipeline, and the schedules that triggers may wait for. */
    private void readSchedule(Block block, ObjectNode value) throws Exception {
        ObjectNode file = JSON.createObjectNode();
        if (value.has("extractors")) {
            ObjectNode sample = JSON.createObjectNode().put("name", "loans");
            sample.setAll(value);
            Files.writeString(directory.resolve("pipeline_configs.json"), JSON.writeValueAsString(sample));
        } else {
            ObjectNode pipelines = around(block, JSON.createObjectNode());
            ObjectNode checkouts = pipelines.path("pipelines").get(0).deepCopy();
            pipelines.withArray("pipelines").add(checkouts.put("name", "checkouts"));
            Files.writeString(directory.resolve("pipeline_configs.json"), JSON.writeValueAsString(pipelines));
        }
        if (value.has("type")) {
            file.putObject("it").put("pipeline", "loans").set("schedule", value);
        } else if (value.has("pipeline")) {
            file.set("it", value);
        } else if (!value.has("extractors")) {
            file.setAll(value);
        }
        if (!file.has("schedules")) {
            for (String name : List.of("nightly_loans", "members")) {
                if (!file.has(name)) {
                    file.putObject(name)
                            .put("pipeline", "loans")
                            .putObject("schedule")
                            .put("type", "manual");
                }
            }
        }
        Path saved = Files.writeString(directory.resolve("schedule_config.json"), JSON.writeValueAsString(file));
        assertThat(ScheduleConfig.load(saved).schedules()).as("%s", block).isNotEmpty();
    }

    /** A config with one pipeline that has the value in its place. */
    private static ObjectNode around(Block block, ObjectNode value) {
        ObjectNode config = JSON.createObjectNode();
        ObjectNode pipeline = config.putArray("pipelines").addObject();
        pipeline.put("name", "loans");
        pipeline.putArray("extractors").addObject().put("type", "csv").put("source", "loans.csv");
        pipeline.putArray("transformers");
        pipeline.putArray("loaders").addObject().put("type", "csv").put("destination", "out.csv");
        if (!value.has("type")) {
            pipeline.setAll(value);
        } else if (value.has("destination")) {
            pipeline.putArray("loaders").add(value);
        } else if (value.has("source") || value.path("type").asText().equals("rows")) {
            pipeline.putArray("extractors").add(value);
        } else if (block.page().contains("/validation")) {
            ObjectNode step = pipeline.withArray("transformers").addObject();
            step.put("type", "validate").putObject("config").putArray("rules").add(value);
        } else {
            pipeline.withArray("transformers").add(value);
        }
        return config;
    }

    private static Map<String, String> passwords(ObjectNode value) {
        return value.toString().contains("${LIBRARY_PASSWORD}") ? Map.of("LIBRARY_PASSWORD", "secret") : Map.of();
    }

    private Path save(ObjectNode config) throws Exception {
        return Files.writeString(directory.resolve("config.json"), JSON.writeValueAsString(config));
    }
}
