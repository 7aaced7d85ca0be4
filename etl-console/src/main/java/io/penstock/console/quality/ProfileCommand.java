package io.penstock.console.quality;

import io.penstock.RunReport;
import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.command.ReportFile;
import io.penstock.quality.drift.ProfileComparison;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.remark.ProfileRemarks;
import io.penstock.quality.profile.remark.Remark;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl profile}. */
public final class ProfileCommand implements Command {
    @Override
    public String name() {
        return "profile";
    }

    @Override
    public CommandSpec spec() {
        return QualityArguments.fileOrConfig("Shows what the columns of a file, or of a pipeline's rows, are like.")
                .addOption(OptionSpec.builder("--detail")
                        .paramLabel("DETAIL")
                        .type(ProfileDetail.class)
                        .description("basic, standard or full; full by default.")
                        .build())
                .addOption(OptionSpec.builder("--json")
                        .paramLabel("FILE.json")
                        .type(Path.class)
                        .description("Write the profile there.")
                        .build())
                .addOption(OptionSpec.builder("--against")
                        .paramLabel("PROFILE.json")
                        .type(Path.class)
                        .description("Also show what changed since a profile that was written before.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        Path file = given.matchedPositionalValue(0, Path.of(""));
        ProfileDetail detail = given.matchedOptionValue("--detail", ProfileDetail.FULL);
        Path against = given.matchedOptionValue("--against", (Path) null);
        ProfileResult base = against == null ? null : ProfileResult.fromJson(Files.readString(against));
        PrintWriter out = session.terminal().out();
        for (Looking.Subject subject : Looking.subjects(file, QualityArguments.pipelines(given))) {
            RunReport report =
                    new Looking(session).at(subject, ColumnProfiler.allColumns().detail(detail));
            ProfileResult profile = Looking.last(report, ProfileResult.class);
            out.println(subject.name() + ": " + String.format(Locale.ROOT, "%,d", profile.rows()) + " rows");
            profile.lines().forEach(out::println);
            List<Remark> remarks = ProfileRemarks.of(profile);
            if (!remarks.isEmpty()) {
                out.println();
                remarks.forEach(remark -> out.println("! " + remark));
            }
            if (base != null) {
                out.println();
                out.println("since " + against);
                ProfileComparison.of(base, profile).lines().forEach(out::println);
            }
            Path json = given.matchedOptionValue("--json", (Path) null);
            if (json != null) {
                ReportFile.writeText(json, profile.toJson() + "\n");
            }
        }
        return ExitCode.DONE;
    }
}
