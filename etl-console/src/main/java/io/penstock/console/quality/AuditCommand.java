package io.penstock.console.quality;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.error.Problem;
import io.penstock.error.StateException;
import io.penstock.quality.audit.AuditEntry;
import io.penstock.quality.audit.AuditErrors;
import io.penstock.quality.audit.Verification;
import io.penstock.quality.monitoring.Monitoring;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl audit}. */
public final class AuditCommand implements Command {
    private static final int LISTED = 50;

    /** What to do. */
    enum Action {
        VERIFY,
        LIST,
        EXPORT
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Shows the audit trail, and whether it is as it was written.");
        return spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("ACTION")
                        .index("0")
                        .type(Action.class)
                        .required(true)
                        .description("verify, list (the newest " + LISTED + ") or export (all, a line of JSON each).")
                        .build())
                .addOption(QualityArguments.monitor())
                .addOption(OptionSpec.builder("--head")
                        .paramLabel("HASH")
                        .type(String.class)
                        .description("What an earlier verify gave, to notice that entries at the end are missing.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        PrintWriter out = session.terminal().out();
        try (Monitoring monitoring = Monitoring.open(QualityArguments.settings(given, null))) {
            switch (given.matchedPositionalValue(0, Action.VERIFY)) {
                case VERIFY -> verify(monitoring, given, out);
                case LIST ->
                    oldestFirst(monitoring)
                            .forEach(entry -> out.println(entry.sequence() + "  " + entry.at() + "  " + entry.kind()
                                    + "  " + entry.subject() + "  " + entry.who() + "  " + entry.detail()));
                case EXPORT -> monitoring.audit().export(out);
            }
        }
        return ExitCode.DONE;
    }

    private static List<AuditEntry> oldestFirst(Monitoring monitoring) {
        List<AuditEntry> entries = new ArrayList<>(monitoring.audit().list(null, null, LISTED));
        Collections.reverse(entries);
        return entries;
    }

    private static void verify(Monitoring monitoring, ParseResult given, PrintWriter out) {
        Verification found = monitoring.audit().verify(given.matchedOptionValue("--head", (String) null));
        if (!found.isWhole()) {
            throw new StateException(Problem.of(AuditErrors.BROKEN, String.valueOf(found.problem()))
                    .at("audit trail")
                    .next("Entries before it are as they were written. Compare with a copy or an export."));
        }
        out.println(found.entries() + " entries are as they were written; head " + found.head());
        if (!monitoring.audit().isGuarded()) {
            out.println("The database no longer refuses changes of entries: somebody took its triggers away.");
        }
    }
}
