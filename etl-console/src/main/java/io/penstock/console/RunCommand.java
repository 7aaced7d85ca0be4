package io.penstock.console;

import io.penstock.Restart;
import io.penstock.RunMode;
import io.penstock.RunOptions;
import io.penstock.config.PipelineConfig;
import io.penstock.console.command.Command;
import io.penstock.console.command.ConfigArguments;
import io.penstock.console.command.ExitCode;
import io.penstock.console.command.ReportFile;
import io.penstock.console.quality.QualityArguments;
import io.penstock.quality.monitoring.Monitoring;
import io.penstock.quality.monitoring.MonitoringSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl run}. */
final class RunCommand implements Command {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public CommandSpec spec() {
        return ConfigArguments.of("Runs the pipelines of a file, one after the other.")
                .addOption(OptionSpec.builder("--report")
                        .paramLabel("FILE.json")
                        .type(Path.class)
                        .description(
                                "Write the run report as JSON, also of a failed run; a list when there are several.")
                        .build())
                .addOption(OptionSpec.builder("--dry-run")
                        .description("Read, work and check everything, then commit nothing.")
                        .build())
                .addOption(OptionSpec.builder("--run-id")
                        .paramLabel("ID")
                        .type(String.class)
                        .description("Name this load: running it again with the same id, once committed, does nothing.")
                        .build())
                .addOption(OptionSpec.builder("--begin-again")
                        .description(
                                "Read from the beginning instead of going on where an interrupted run with commit_every stopped.")
                        .build())
                .addOption(QualityArguments.monitor())
                .addOption(OptionSpec.builder("--quiet", "-q")
                        .description("Show errors only.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        PipelineConfig config = ConfigArguments.load(given);
        Runs runs = new Runs(session, config, given.hasMatchedOption("--quiet") ? Runs.Voice.QUIET : Runs.Voice.NORMAL);
        RunOptions options = RunOptions.defaults()
                .mode(given.hasMatchedOption("--dry-run") ? RunMode.DRY_RUN : RunMode.COMMIT)
                .restart(given.hasMatchedOption("--begin-again") ? Restart.BEGIN_AGAIN : Restart.RESUME);
        @Nullable String id = given.matchedOptionValue("--run-id", (String) null);
        RunOptions named = id == null ? options : options.runId(id);
        @Nullable MonitoringSettings settings = QualityArguments.find(given, config.file());
        ExitCode code;
        if (settings == null) {
            code = runs.run(ConfigArguments.chosen(config, given), named);
        } else {
            try (Monitoring monitoring = Monitoring.open(settings)) {
                monitoring.audit().config(config.file(), QualityArguments.person());
                @Nullable Path file = QualityArguments.file(given, config.file());
                if (file != null) {
                    monitoring.audit().config(file, QualityArguments.person());
                }
                code = runs.run(
                        ConfigArguments.chosen(config, given).stream()
                                .map(monitoring::attach)
                                .toList(),
                        named,
                        monitoring);
            }
        }
        @Nullable Path report = given.matchedOptionValue("--report", (Path) null);
        if (report != null && !runs.reports().isEmpty()) {
            ReportFile.write(report, runs.reports());
        }
        return code;
    }
}
