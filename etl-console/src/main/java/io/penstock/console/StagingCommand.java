package io.penstock.console;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.quality.QualityArguments;
import io.penstock.load.staging.Staged;
import io.penstock.load.staging.StagingArea;
import io.penstock.load.staging.seal.SealKey;
import io.penstock.quality.audit.AuditKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl staging}. */
final class StagingCommand implements Command {
    @Override
    public String name() {
        return "staging";
    }

    @Override
    public CommandSpec spec() {
        return VersionArguments.of(
                        "Lists, verifies and restores what the sink staging left in a directory.",
                        "AREA",
                        "Directory of one data set's stagings.")
                .addOption(OptionSpec.builder("--to")
                        .paramLabel("DIRECTORY")
                        .type(Path.class)
                        .description("Where restore puts the files; new or empty.")
                        .build())
                .addOption(OptionSpec.builder("--key-file")
                        .paramLabel("FILE")
                        .type(Path.class)
                        .description("File with the key of an encrypted staging, Base64.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        StagingArea area = StagingArea.at(Path.of(VersionArguments.target(given)));
        PrintWriter out = session.terminal().out();
        List<String> ids = area.list().stream().map(Staged::id).toList();
        switch (VersionArguments.action(given)) {
            case LIST -> area.list().forEach(staged -> out.println(line(staged)));
            case VERIFY -> {
                for (String id : VersionArguments.versions(given, ids)) {
                    area.verify(id);
                    out.println(id + "  is as it was written");
                }
            }
            case RESTORE -> {
                Path to = given.matchedOptionValue("--to", (Path) null);
                if (to == null) {
                    throw VersionArguments.wrong(given, "restore needs --to DIRECTORY");
                }
                String id = VersionArguments.version(given, ids);
                restore(area, id, to, given);
                out.println("restored into " + to);
                QualityArguments.audit(
                        given,
                        AuditKind.RESTORE,
                        to.toAbsolutePath().normalize().toString(),
                        Map.of("staging", id, "area", VersionArguments.target(given)));
            }
        }
        return ExitCode.DONE;
    }

    private static void restore(StagingArea area, String id, Path to, ParseResult given) throws IOException {
        Path keyFile = given.matchedOptionValue("--key-file", (Path) null);
        if (keyFile == null) {
            area.restore(id, to);
        } else {
            String keyId = area.open(id).keyId().orElse("default");
            area.decrypt(id, SealKey.ofBase64(keyId, Files.readString(keyFile)), to);
        }
    }

    private static String line(Staged staged) {
        return String.format(
                Locale.ROOT,
                "%s  %-7s  %,12d rows  %,15d bytes  %s%s",
                staged.id(),
                staged.format(),
                staged.rows(),
                staged.bytes(),
                staged.pipeline(),
                staged.keyId().map(key -> "  encrypted, key " + key).orElse(""));
    }
}
