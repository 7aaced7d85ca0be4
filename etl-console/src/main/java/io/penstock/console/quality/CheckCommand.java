package io.penstock.console.quality;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.command.ReportFile;
import io.penstock.quality.check.QualityReport;
import io.penstock.quality.monitoring.MonitoringSettings;
import io.penstock.quality.report.Views;
import io.penstock.quality.score.QualityScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl check}. */
public final class CheckCommand implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSpec spec() {
        return QualityArguments.fileOrConfig(
                        "Checks the rows of a file, or of pipelines, against what is expected of them. Nothing is loaded.")
                .addOption(QualityArguments.monitor())
                .addOption(OptionSpec.builder("--json")
                        .paramLabel("FILE.json")
                        .type(Path.class)
                        .description("Write what was found there.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        Path file = given.matchedPositionalValue(0, Path.of(""));
        MonitoringSettings settings = QualityArguments.settings(given, QualityArguments.isConfig(file) ? file : null);
        PrintWriter out = session.terminal().out();
        List<Map<String, Object>> all = new ArrayList<>();
        boolean passed = true;
        for (Looking.Subject subject : Looking.subjects(file, QualityArguments.pipelines(given))) {
            QualityReport report = Looking.quality(new Looking(session).at(subject, settings.monitor(subject.name())));
            QualityScore score =
                    QualityScore.of(report.results(), settings.weights().dimensions());
            passed &= report.passed();
            out.println(subject.name() + ": score " + Views.percent(score.value()));
            report.lines().forEach(line -> out.println("  " + line));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pipeline", subject.name());
            one.put("score", score.toMap());
            one.putAll(report.toMap());
            all.add(one);
        }
        Path json = given.matchedOptionValue("--json", (Path) null);
        if (json != null) {
            ReportFile.writeJson(json, all.size() == 1 ? all.get(0) : all);
        }
        return passed ? ExitCode.DONE : ExitCode.CHECKS_FAILED;
    }
}
