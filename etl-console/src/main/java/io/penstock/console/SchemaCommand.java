package io.penstock.console;

import io.penstock.config.JsonSchemas;
import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.command.ReportFile;
import io.penstock.console.terminal.Terminal;
import io.penstock.quality.monitoring.MonitoringConfig;
import io.penstock.schedule.settings.ScheduleConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl schema}. */
final class SchemaCommand implements Command {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Prints the JSON Schema of config files, made of the types on the class path.");
        return spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .index("0")
                        .arity("0..1")
                        .type(Path.class)
                        .description("Write it there instead.")
                        .build())
                .addOption(OptionSpec.builder("--monitoring")
                        .description("That of monitoring_config.json instead of pipeline_configs.json.")
                        .build())
                .addOption(OptionSpec.builder("--schedule")
                        .description("That of schedule_config.json instead of pipeline_configs.json.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        @Nullable Path file = given.matchedPositionalValue(0, (Path) null);
        String schema = given.hasMatchedOption("--monitoring")
                ? MonitoringConfig.schema()
                : given.hasMatchedOption("--schedule") ? ScheduleConfig.schema() : JsonSchemas.pipelines();
        if (file == null) {
            session.terminal().out().print(schema);
        } else {
            ReportFile.writeText(file, schema);
            session.terminal().out().println("written: " + Terminal.shown(file));
        }
        return ExitCode.DONE;
    }
}
