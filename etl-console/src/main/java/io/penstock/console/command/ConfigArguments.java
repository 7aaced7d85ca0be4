package io.penstock.console.command;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The arguments of every command that works on a config file. */
public final class ConfigArguments {
    private ConfigArguments() {}

    public static CommandSpec of(String description) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("CONFIG")
                        .index("0")
                        .required(true)
                        .type(Path.class)
                        .description("JSON file with one or more pipelines.")
                        .build())
                .addOption(OptionSpec.builder("--pipeline")
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("Only this pipeline of the file.")
                        .build())
                .addOption(OptionSpec.builder("--set")
                        .paramLabel("KEY=VALUE")
                        .type(Map.class)
                        .auxiliaryTypes(String.class, String.class)
                        .description("Value of a variable $${KEY} of the file; stronger than the environment.")
                        .build());
    }

    public static PipelineConfig load(ParseResult given) {
        return PipelineConfig.load(
                given.matchedPositionalValue(0, Path.of("")), given.matchedOptionValue("--set", Map.of()));
    }

    /** The pipeline that {@code --pipeline} names, or all of the file. */
    public static Collection<Pipeline> chosen(PipelineConfig config, ParseResult given) {
        @Nullable String name = given.matchedOptionValue("--pipeline", (String) null);
        return name == null ? config.pipelines().values() : List.of(config.pipeline(name));
    }
}
