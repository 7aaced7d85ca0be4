package io.penstock.console.quality;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.command.ReportFile;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.suggest.CheckSuggester;
import io.penstock.quality.suggest.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl suggest}. */
public final class SuggestCommand implements Command {
    @Override
    public String name() {
        return "suggest";
    }

    @Override
    public CommandSpec spec() {
        return QualityArguments.fileOrConfig(
                        "Proposes checks that the data passes, to be read and put into a config file.")
                .addOption(OptionSpec.builder("--json")
                        .paramLabel("FILE.json")
                        .type(Path.class)
                        .description("Write them there as a monitoring config.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        Path file = given.matchedPositionalValue(0, Path.of(""));
        PrintWriter out = session.terminal().out();
        Map<String, Object> checks = new LinkedHashMap<>();
        for (Looking.Subject subject : Looking.subjects(file, QualityArguments.pipelines(given))) {
            ProfileResult profile = Looking.last(
                    new Looking(session).at(subject, ColumnProfiler.allColumns().detail(ProfileDetail.FULL)),
                    ProfileResult.class);
            List<Suggestion> suggestions = CheckSuggester.suggest(profile);
            out.println(subject.name());
            for (Suggestion each : suggestions) {
                out.println("  " + ReportFile.json(each.check()) + "   " + each.because());
            }
            checks.put(
                    subject.name(), suggestions.stream().map(Suggestion::check).toList());
        }
        Path json = given.matchedOptionValue("--json", (Path) null);
        if (json != null) {
            ReportFile.writeJson(json, Map.of("checks", checks));
        }
        return ExitCode.DONE;
    }
}
