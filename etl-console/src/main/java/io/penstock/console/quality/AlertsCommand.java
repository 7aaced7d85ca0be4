package io.penstock.console.quality;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.quality.alert.Act;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.desk.AlertDesk;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.monitoring.Monitoring;
import io.penstock.quality.report.Views;
import io.penstock.spi.component.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl alerts}. */
public final class AlertsCommand implements Command {
    /** What to do. */
    enum Action {
        LIST,
        SHOW,
        ACK,
        ASSIGN,
        RESOLVE,
        SNOOZE,
        REOPEN
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Lists alerts, and says what is done about them.");
        return spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("ACTION")
                        .index("0")
                        .type(Action.class)
                        .required(true)
                        .description("list, show, ack, assign, resolve, snooze or reopen.")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ID")
                        .index("1")
                        .type(Long.class)
                        .arity("0..1")
                        .description("The alert's number, for all but list.")
                        .build())
                .addOption(QualityArguments.monitor())
                .addOption(text("--by", "NAME", "Who does it; the user's name by default."))
                .addOption(text("--because", "WHY", "The reason; needed to resolve."))
                .addOption(text("--to", "NAME", "Whom to assign it to."))
                .addOption(text("--for", "TIME", "How long to snooze it: 30m, 4h, 2d."))
                .addOption(text("--pipeline", "NAME", "List only those of this pipeline."))
                .addOption(OptionSpec.builder("--all")
                        .description("List resolved ones too.")
                        .build());
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        Action action = given.matchedPositionalValue(0, Action.LIST);
        PrintWriter out = session.terminal().out();
        try (Monitoring monitoring = Monitoring.open(QualityArguments.settings(given, null))) {
            if (action == Action.LIST) {
                list(monitoring.desk(), given, out);
                return ExitCode.DONE;
            }
            Long id = given.matchedPositionalValue(1, (Long) null);
            if (id == null) {
                throw QualityArguments.wrong(
                        given,
                        action.name().toLowerCase(Locale.ROOT)
                                + " needs the number of an alert; './etl alerts list' shows them");
            }
            AlertDesk desk = monitoring.desk();
            if (action != Action.SHOW) {
                Act act = act(given);
                act(desk, action, id, act, given);
                monitoring.acted(id, act.who(), action.name().toLowerCase(Locale.ROOT));
            }
            show(desk, id, out);
        }
        return ExitCode.DONE;
    }

    private static Act act(ParseResult given) {
        Act act = Act.by(given.matchedOptionValue("--by", System.getProperty("user.name", "somebody")));
        String why = given.matchedOptionValue("--because", "");
        return why.isEmpty() ? act : act.because(why);
    }

    private static void act(AlertDesk desk, Action action, long id, Act act, ParseResult given) {
        switch (action) {
            case ACK -> desk.acknowledge(id, act);
            case ASSIGN -> desk.assign(id, needed(given, "--to", "assign"), act);
            case RESOLVE -> desk.resolve(id, act);
            case SNOOZE -> desk.snooze(id, time(given), act);
            case REOPEN -> desk.reopen(id, act);
            case LIST, SHOW -> throw new IllegalStateException("no act");
        }
    }

    private static String needed(ParseResult given, String option, String action) {
        return Optional.ofNullable(given.matchedOptionValue(option, (String) null))
                .orElseThrow(() -> QualityArguments.wrong(given, action + " needs " + option));
    }

    private static Duration time(ParseResult given) {
        String text = needed(given, "--for", "snooze");
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw QualityArguments.wrong(given, "--for must be a time such as 30m, 4h or 2d, not '" + text + "'");
        }
    }

    private static void list(AlertDesk desk, ParseResult given, PrintWriter out) {
        AlertFilter filter = given.hasMatchedOption("--all") ? AlertFilter.ALL : AlertFilter.OPEN;
        String pipeline = given.matchedOptionValue("--pipeline", (String) null);
        List<Alert> alerts = desk.list(pipeline == null ? filter : filter.pipeline(pipeline));
        if (alerts.isEmpty()) {
            out.println("no alerts");
        }
        for (Alert alert : alerts) {
            out.println(String.format(
                    Locale.ROOT,
                    "%4d  %-8s  %-12s  %-22s  %3d x  %s: %s",
                    alert.id(),
                    alert.level().label(),
                    alert.state().label(),
                    Views.minute(alert.sightings().last()),
                    alert.sightings().count(),
                    alert.key().pipeline(),
                    alert.content().title()));
        }
    }

    private static void show(AlertDesk desk, long id, PrintWriter out) {
        Alert alert = desk.get(id);
        out.println(alert + " (" + alert.state().label() + ")");
        if (!alert.content().message().isEmpty()) {
            out.println("  " + alert.content().message());
        }
        desk.history(id).forEach(event -> out.println("  " + event));
    }
}
