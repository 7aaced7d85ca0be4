package io.penstock.schedule.settings;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.schedule.plan.DataInterval;
import io.penstock.schedule.plan.ScheduledPipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The pipelines of a config file for schedules: read once, or for each run when they ask for its interval. */
final class ConfigPipelines {
    private final Path file;
    private final Map<String, String> variables;
    private final UnaryOperator<Pipeline> finish;
    private final PipelineConfig sample;

    ConfigPipelines(Path file, Map<String, String> variables, UnaryOperator<Pipeline> finish) {
        this.file = file;
        this.variables = variables;
        this.finish = finish;
        this.sample = load(new DataInterval(Instant.EPOCH, Instant.EPOCH.plusSeconds(86_400), ZoneOffset.UTC));
    }

    private PipelineConfig load(DataInterval interval) {
        Map<String, String> offered = new LinkedHashMap<>(variables);
        offered.putAll(interval.variables());
        return PipelineConfig.loadOffering(file, Map.of(), offered);
    }

    Set<String> names() {
        return sample.pipelines().keySet();
    }

    Path file() {
        return file;
    }

    ScheduledPipeline get(String name) {
        if (sample.usedOffered()) {
            return interval -> finish.apply(load(interval).pipeline(name));
        }
        return ScheduledPipeline.always(finish.apply(sample.pipeline(name)));
    }
}
