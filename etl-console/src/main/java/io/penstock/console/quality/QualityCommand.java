package io.penstock.console.quality;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.command.ReportFile;
import io.penstock.console.terminal.Terminal;
import io.penstock.quality.monitoring.Monitoring;
import io.penstock.quality.report.Overview;
import io.penstock.quality.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl quality}. */
public final class QualityCommand implements Command {
    private static final int MOST_DAYS = 3650;

    /** What to do. */
    enum Action {
        REPORT
    }

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Shows how well the pipelines are, by the runs that are remembered.");
        return spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("report")
                        .index("0")
                        .type(Action.class)
                        .required(true)
                        .description("The report.")
                        .build())
                .addOption(QualityArguments.monitor())
                .addOption(OptionSpec.builder("--days")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("How far back it looks; 7 by default.")
                        .build())
                .addOption(OptionSpec.builder("--html")
                        .paramLabel("FILE.html")
                        .type(Path.class)
                        .description("Write it as one page that needs no network.")
                        .build())
                .addOption(OptionSpec.builder("--json")
                        .paramLabel("FILE.json")
                        .type(Path.class)
                        .description("Write it as JSON.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        int days = given.matchedOptionValue("--days", 7);
        if (days < 1 || days > MOST_DAYS) {
            throw QualityArguments.wrong(given, "--days must be 1 to " + MOST_DAYS + ", not " + days);
        }
        Overview overview;
        try (Monitoring monitoring = Monitoring.open(QualityArguments.settings(given, null))) {
            overview = monitoring.overview(Duration.ofDays(days));
        }
        Path html = given.matchedOptionValue("--html", (Path) null);
        if (html != null) {
            ReportFile.writeText(html, HtmlReport.write(overview));
            session.terminal().out().println("written: " + Terminal.shown(html));
        }
        Path json = given.matchedOptionValue("--json", (Path) null);
        if (json != null) {
            ReportFile.writeJson(json, overview.toMap());
            session.terminal().out().println("written: " + Terminal.shown(json));
        }
        if (html == null && json == null) {
            overview.lines().forEach(session.terminal().out()::println);
        }
        return ExitCode.DONE;
    }
}
