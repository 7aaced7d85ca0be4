package io.penstock.console.quality;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.console.command.ConfigArguments;
import io.penstock.quality.audit.AuditKind;
import io.penstock.quality.monitoring.Monitoring;
import io.penstock.quality.monitoring.MonitoringConfig;
import io.penstock.quality.monitoring.MonitoringSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The arguments of commands about quality. */
public final class QualityArguments {
    private static final Path USUAL = Path.of("config", "monitoring_config.json");

    private QualityArguments() {}

    /** {@code --monitor FILE}. */
    public static OptionSpec monitor() {
        return OptionSpec.builder("--monitor")
                .paramLabel("FILE")
                .type(Path.class)
                .description("What is expected of which pipeline; monitoring_config.json beside CONFIG, or " + USUAL
                        + " where there is no CONFIG, if there is such a file.")
                .build();
    }

    /** The settings of the file that {@code --monitor} names, or of the usual one; null when there is none. */
    public static @Nullable MonitoringSettings find(ParseResult given, @Nullable Path config) {
        Path file = file(given, config);
        return file == null ? null : MonitoringConfig.load(file, variables(given));
    }

    /** The file that {@code --monitor} names, or the usual one; null when there is none. */
    public static @Nullable Path file(ParseResult given, @Nullable Path config) {
        Path file = given.matchedOptionValue("--monitor", (Path) null);
        if (file != null) {
            return file;
        }
        Path usual = config == null ? USUAL : config.resolveSibling(USUAL.getFileName());
        return Files.exists(usual) ? usual : null;
    }

    /** Adds an entry to the audit trail, where a monitoring config is named or is at its usual place. */
    public static void audit(ParseResult given, AuditKind kind, String subject, Map<String, ?> detail) {
        MonitoringSettings settings = find(given, null);
        if (settings != null) {
            try (Monitoring monitoring = Monitoring.open(settings)) {
                monitoring.audit().append(kind, subject, person(), detail);
            }
        }
    }

    /** Who works here, for the audit trail. */
    public static String person() {
        return System.getProperty("user.name", "somebody");
    }

    /** As {@link #find}; the defaults when there is none. */
    static MonitoringSettings settings(ParseResult given, @Nullable Path config) {
        MonitoringSettings found = find(given, config);
        return found == null ? MonitoringSettings.create() : found;
    }

    private static Map<String, String> variables(ParseResult given) {
        return given.commandSpec().findOption("--set") == null ? Map.of() : given.matchedOptionValue("--set", Map.of());
    }

    static CommandSpec fileOrConfig(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILE|CONFIG")
                        .index("0")
                        .required(true)
                        .type(Path.class)
                        .description(
                                "A file of data (csv, tsv, json, jsonl, xlsx, xls, parquet), or a JSON file with pipelines.")
                        .build())
                .addOption(OptionSpec.builder("--pipeline")
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("Only this pipeline of the config.")
                        .build())
                .addOption(OptionSpec.builder("--set")
                        .paramLabel("KEY=VALUE")
                        .type(Map.class)
                        .auxiliaryTypes(String.class, String.class)
                        .description("Value of a variable $${KEY} of the config.")
                        .build());
    }

    /** Whether the file holds pipelines rather than data. */
    static boolean isConfig(Path file) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".json") || !Files.isRegularFile(file)) {
            return false;
        }
        if (Files.size(file) > 1 << 20) {
            return false;
        }
        String text = Files.readString(file);
        return text.contains("\"extractors\"");
    }

    /** Pipelines to look at: those of the config, or one that reads the file. Without sinks. */
    static Collection<Pipeline> pipelines(ParseResult given) throws IOException {
        Path file = given.matchedPositionalValue(0, Path.of(""));
        if (!isConfig(file)) {
            return List.of();
        }
        PipelineConfig config = ConfigArguments.load(given);
        return ConfigArguments.chosen(config, given);
    }

    static ParameterException wrong(ParseResult given, String what) {
        return new ParameterException(given.commandSpec().commandLine(), what);
    }
}
