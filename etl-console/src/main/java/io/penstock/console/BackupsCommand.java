package io.penstock.console;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.quality.QualityArguments;
import io.penstock.load.backup.BackupVersion;
import io.penstock.load.backup.BackupVersions;
import io.penstock.load.backup.Backups;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.quality.audit.AuditKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl backups}. */
final class BackupsCommand implements Command {
    @Override
    public String name() {
        return "backups";
    }

    @Override
    public CommandSpec spec() {
        return VersionArguments.of(
                        "Lists, verifies and restores the versions that the setting backup of a sink kept.",
                        "TARGET",
                        "File, directory or JDBC URL that the sink writes to.")
                .addOption(OptionSpec.builder("--directory")
                        .paramLabel("DIRECTORY")
                        .type(Path.class)
                        .description("Where the versions are, when not in TARGET.backups.")
                        .build())
                .addOption(OptionSpec.builder("--table")
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("The table, for a JDBC URL.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        BackupVersions backups = backups(given);
        PrintWriter out = session.terminal().out();
        List<BackupVersion> all = backups.list();
        List<String> ids = all.stream().map(BackupVersion::version).toList();
        switch (VersionArguments.action(given)) {
            case LIST -> all.forEach(version -> out.println(line(version)));
            case VERIFY -> {
                for (String id : VersionArguments.versions(given, ids)) {
                    backups.verify(id);
                    out.println(id + "  is as it was saved");
                }
            }
            case RESTORE -> {
                BackupVersion restored = backups.restore(VersionArguments.version(given, ids));
                out.println(restored.target() + " is as it was before run " + restored.runId() + " of "
                        + restored.pipeline());
                QualityArguments.audit(
                        given,
                        AuditKind.RESTORE,
                        restored.target(),
                        Map.of(
                                "version", restored.version(),
                                "before_run", restored.runId(),
                                "pipeline", restored.pipeline()));
            }
        }
        return ExitCode.DONE;
    }

    private static BackupVersions backups(ParseResult given) {
        String target = VersionArguments.target(given);
        String table = given.matchedOptionValue("--table", "");
        Path directory = given.matchedOptionValue("--directory", (Path) null);
        if (!target.startsWith("jdbc:")) {
            Backups files = Backups.at(Path.of(target));
            return directory == null ? files : files.in(directory);
        } else if (table.isEmpty()) {
            throw VersionArguments.wrong(given, "a JDBC URL needs --table NAME");
        } else if (directory != null) {
            throw VersionArguments.wrong(given, "--directory has no meaning for a JDBC URL");
        }
        return DatabaseLoader.jdbc(target).table(table).backups();
    }

    private static String line(BackupVersion version) {
        return String.format(
                Locale.ROOT,
                "%s  %-9s  %15s  before run %s of %s",
                version.version(),
                version.kind().name().toLowerCase(Locale.ROOT),
                version.kind() == BackupVersion.Kind.TABLE
                        ? String.format(Locale.ROOT, "%,d rows", version.rows())
                        : String.format(Locale.ROOT, "%,d bytes", version.bytes()),
                version.runId(),
                version.pipeline());
    }
}
