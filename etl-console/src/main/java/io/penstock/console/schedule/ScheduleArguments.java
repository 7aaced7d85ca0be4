package io.penstock.console.schedule;

import io.penstock.Pipeline;
import io.penstock.console.quality.QualityArguments;
import io.penstock.quality.monitoring.Monitoring;
import io.penstock.quality.monitoring.MonitoringSettings;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.settings.ScheduleConfig;
import io.penstock.spi.component.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The arguments of both commands, and what they stand for. */
final class ScheduleArguments {
    private static final Path USUAL = Path.of("config", "schedule_config.json");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ScheduleArguments() {}

    static CommandSpec add(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder("--config")
                        .paramLabel("FILE")
                        .type(Path.class)
                        .description("JSON file with schedules; " + USUAL + " by default.")
                        .build())
                .addOption(OptionSpec.builder("--set")
                        .paramLabel("KEY=VALUE")
                        .type(Map.class)
                        .auxiliaryTypes(String.class, String.class)
                        .description("Value of a variable $${KEY} of the files; stronger than the environment.")
                        .build())
                .addOption(QualityArguments.monitor());
    }

    static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    static Path file(ParseResult given) {
        return given.matchedOptionValue("--config", USUAL);
    }

    private static Map<String, String> variables(ParseResult given) {
        return given.matchedOptionValue("--set", Map.of());
    }

    static ScheduleConfig load(ParseResult given) {
        return load(given, pipeline -> pipeline);
    }

    private static ScheduleConfig load(ParseResult given, UnaryOperator<Pipeline> finish) {
        return ScheduleConfig.load(file(given), variables(given), finish);
    }

    /** A scheduler with the quality monitor, where there is a config for one. */
    record Watched(
            ScheduleConfig config,
            PipelineScheduler.Builder scheduler,
            @Nullable Monitoring monitoring) implements AutoCloseable {
        static Watched of(ParseResult given) {
            MonitoringSettings settings = QualityArguments.find(given, file(given));
            if (settings == null) {
                ScheduleConfig config = load(given);
                return new Watched(config, config.scheduler(), null);
            }
            Monitoring monitoring = Monitoring.open(settings);
            ScheduleConfig config = load(given, monitoring::attach);
            return new Watched(
                    config, config.scheduler().runListener(monitoring).alarms(monitoring.alarms()), monitoring);
        }

        @Override
        public void close() {
            if (monitoring != null) {
                monitoring.close();
            }
        }
    }

    static Duration duration(ParseResult given, String option, Duration usual) {
        String text = given.matchedOptionValue(option, (String) null);
        try {
            return text == null ? usual : Durations.parse(text);
        } catch (RuntimeException e) {
            throw wrong(given, option + " must be a time such as 30s, 10m or 2h, not '" + text + "'");
        }
    }

    static ParameterException wrong(ParseResult given, String what) {
        return new ParameterException(given.commandSpec().commandLine(), what);
    }

    /** A moment in the zone of this machine. */
    static String shown(@Nullable Instant moment) {
        return moment == null ? "-" : SECOND.format(LocalDateTime.ofInstant(moment, ZoneId.systemDefault()));
    }

    /** The zone that {@link #shown} uses. */
    static String zone() {
        ZoneId zone = ZoneId.systemDefault();
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
