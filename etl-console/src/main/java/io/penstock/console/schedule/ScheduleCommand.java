package io.penstock.console.schedule;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleMetrics;
import io.penstock.schedule.history.ScheduleStatus;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.settings.ScheduleConfig;
import io.penstock.schedule.trigger.TimeTrigger;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl schedule}. */
public final class ScheduleCommand implements Command {
    private static final Duration WINDOW = Duration.ofDays(30);

    /** What to do. */
    enum Action {
        LIST,
        NEXT,
        RUN,
        PAUSE,
        RESUME,
        ENABLE,
        DISABLE,
        CANCEL,
        HISTORY,
        BACKFILL
    }

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Shows schedules and says what is done about them, whether or not a scheduler runs.");
        spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel("ACTION")
                        .index("0")
                        .type(Action.class)
                        .required(true)
                        .description("list, next, run, pause, resume, enable, disable, cancel, history or backfill.")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("NAME")
                        .index("1")
                        .type(String.class)
                        .arity("0..1")
                        .description("The schedule; for cancel the run. list and next show all without one.")
                        .build())
                .addOption(OptionSpec.builder("--count")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("How many due times or runs are shown; 10 by default.")
                        .build())
                .addOption(ScheduleArguments.text(
                        "--from", "DATE", "For backfill: first date, or a moment such as 2026-01-31T02:00:00Z."))
                .addOption(ScheduleArguments.text("--to", "DATE", "For backfill: end of the range, excluded."))
                .addOption(OptionSpec.builder("--all")
                        .description("For backfill: load intervals again that were loaded.")
                        .build())
                .addOption(OptionSpec.builder("--no-wait")
                        .description("For run and backfill: leave the runs to a scheduler, now or later.")
                        .build());
        return ScheduleArguments.add(spec);
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        Action action = given.matchedPositionalValue(0, Action.LIST);
        if (action == Action.RUN || action == Action.BACKFILL) {
            return ask(action, given, session);
        }
        PrintWriter out = session.terminal().out();
        ScheduleConfig config = ScheduleArguments.load(given);
        try (PipelineScheduler scheduler = config.scheduler().open()) {
            switch (action) {
                case LIST -> list(scheduler, out);
                case NEXT -> next(scheduler, config, given, out);
                case HISTORY -> history(scheduler, given, out);
                case PAUSE -> {
                    scheduler.pause(named(given));
                    out.println(named(given) + " is paused; due times are kept");
                }
                case RESUME -> {
                    scheduler.resume(named(given));
                    out.println(named(given) + " goes on");
                }
                case ENABLE -> {
                    scheduler.enable(named(given));
                    out.println(named(given) + " is on");
                }
                case DISABLE -> {
                    scheduler.disable(named(given));
                    out.println(named(given) + " is off; due times are not kept");
                }
                case CANCEL ->
                    out.println(
                            scheduler.cancel(named(given))
                                    ? "cancelled: " + named(given)
                                    : "nothing to cancel: " + named(given) + " is over");
                case RUN, BACKFILL -> throw new IllegalStateException("asked for runs");
            }
        }
        return ExitCode.DONE;
    }

    private static String named(ParseResult given) {
        return Optional.ofNullable(given.matchedPositionalValue(1, (String) null))
                .orElseThrow(() -> ScheduleArguments.wrong(
                        given,
                        given.matchedPositionalValue(0, Action.LIST).name().toLowerCase(Locale.ROOT)
                                + " needs a name; './etl schedule list' shows them"));
    }

    private static int count(ParseResult given) {
        int count = given.matchedOptionValue("--count", 10);
        if (count < 1) {
            throw ScheduleArguments.wrong(given, "--count must be 1 or more, not " + count);
        }
        return count;
    }

    private static void list(PipelineScheduler scheduler, PrintWriter out) {
        List<ScheduleStatus> all = scheduler.status();
        int width = all.stream().mapToInt(each -> each.name().length()).max().orElse(4);
        for (ScheduleStatus each : all) {
            ScheduledRun last = each.last();
            out.println(String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-6s  next %-19s  last %-9s %-19s  %s",
                    each.name(),
                    each.mode().name().toLowerCase(Locale.ROOT),
                    ScheduleArguments.shown(each.next()),
                    last == null ? "-" : last.state().label(),
                    last == null ? "" : ScheduleArguments.shown(last.progress().finishedAt()),
                    each.trigger()
                            + (each.running() > 0 ? ", " + each.running() + " running" : "")
                            + (each.waiting() > 0 ? ", " + each.waiting() + " waiting" : "")));
        }
        List<String> nodes = scheduler.nodes();
        out.println(
                nodes.isEmpty()
                        ? "no scheduler runs; './etl start' starts one"
                        : "schedulers: " + String.join(", ", nodes));
    }

    private record Due(Instant at, String name) {}

    private static void next(PipelineScheduler scheduler, ScheduleConfig config, ParseResult given, PrintWriter out) {
        String only = given.matchedPositionalValue(1, (String) null);
        List<Due> due = new ArrayList<>();
        for (ScheduleStatus each : scheduler.status()) {
            boolean shown = only == null
                    ? each.mode() == ScheduleStatus.Mode.ON
                    : each.name().equals(only);
            if (shown) {
                scheduler.next(each.name(), count(given)).forEach(at -> due.add(new Due(at, each.name())));
            }
        }
        if (only != null && due.isEmpty()) {
            scheduler.next(only, 1);
            out.println(only + " has no due times: it runs " + trigger(config, only));
        }
        due.stream()
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::name))
                .limit(count(given))
                .forEach(each -> out.println(ScheduleArguments.shown(each.at()) + "  " + each.name()));
    }

    private static String trigger(ScheduleConfig config, String name) {
        return config.schedules().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.trigger().text())
                .findFirst()
                .orElse("never");
    }

    private static void history(PipelineScheduler scheduler, ParseResult given, PrintWriter out) {
        String name = named(given);
        for (ScheduledRun run : scheduler.history(name, count(given))) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s  %-15s  %,12d rows  %8s  attempt %d  %s%s",
                    run.id(),
                    run.state().label(),
                    run.rows().written(),
                    seconds(run.duration()),
                    run.progress().attempt(),
                    run.start() + " to " + run.end(),
                    run.message() == null ? "" : "\n    " + run.message()));
        }
        ScheduleMetrics metrics = scheduler.metrics(name, WINDOW);
        out.println(String.format(
                Locale.ROOT,
                "30 days: %d runs, %.1f %% well, %d skipped, median %s, 95 %% within %s, longest %s, %,d rows",
                metrics.runs(),
                100 * metrics.successRate(),
                metrics.skipped(),
                seconds(metrics.p50()),
                seconds(metrics.p95()),
                seconds(metrics.longest()),
                metrics.rows()));
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "-" : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }

    /** Asks for runs, and does them here when no scheduler runs that would. */
    private static ExitCode ask(Action action, ParseResult given, Session session) {
        PrintWriter out = session.terminal().out();
        try (ScheduleArguments.Watched watched = ScheduleArguments.Watched.of(given);
                PipelineScheduler asking = watched.scheduler().open()) {
            List<ScheduledRun> asked = action == Action.RUN
                    ? List.of(asking.runNow(named(given)))
                    : backfill(asking, watched.config(), given);
            if (asked.isEmpty()) {
                out.println("nothing to do: every interval is loaded, or waits to be");
                return ExitCode.DONE;
            }
            boolean others = !asking.nodes().isEmpty();
            if (given.hasMatchedOption("--no-wait")) {
                out.println(asked.size()
                        + (asked.size() == 1 ? " run waits" : " runs wait")
                        + (others ? "" : " for a scheduler; './etl start' starts one"));
                return ExitCode.DONE;
            } else if (others) {
                return follow(asking, asked, session);
            }
            try (PipelineScheduler here = watched.scheduler().startForRuns()) {
                return follow(here, asked, session);
            }
        }
    }

    private static ExitCode follow(PipelineScheduler scheduler, List<ScheduledRun> asked, Session session) {
        PrintWriter out = session.terminal().out();
        boolean good = true;
        Runnable cancel = () -> asked.forEach(run -> scheduler.cancel(run.id()));
        session.cancellation().onCancel(cancel);
        for (ScheduledRun run : asked) {
            ScheduledRun done = over(scheduler, run.id());
            out.println(String.format(
                    Locale.ROOT,
                    "%s  %s  %,d rows  %s%s",
                    done.id(),
                    done.state().label(),
                    done.rows().written(),
                    seconds(done.duration()),
                    done.message() == null ? "" : "\n    " + done.message()));
            out.flush();
            good &= done.state() == RunState.SUCCEEDED;
        }
        session.cancellation().forget(cancel);
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static ScheduledRun over(PipelineScheduler scheduler, String id) {
        while (true) {
            try {
                return scheduler.await(id, Duration.ofDays(1));
            } catch (TimeoutException e) {
                // Some runs take longer than a day.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return scheduler.run(id);
            }
        }
    }

    private static List<ScheduledRun> backfill(PipelineScheduler scheduler, ScheduleConfig config, ParseResult given) {
        String name = named(given);
        ZoneId zone = config.schedules().stream()
                .filter(each -> each.name().equals(name))
                .map(Schedule::trigger)
                .filter(TimeTrigger.class::isInstance)
                .map(each -> ((TimeTrigger) each).zone())
                .findFirst()
                .orElse(ZoneOffset.UTC);
        Instant from = moment(given, "--from", zone);
        Instant to = moment(given, "--to", zone);
        return given.hasMatchedOption("--all") ? scheduler.reload(name, from, to) : scheduler.backfill(name, from, to);
    }

    private static Instant moment(ParseResult given, String option, ZoneId zone) {
        String text = Objects.requireNonNullElse(given.matchedOptionValue(option, (String) null), "");
        if (text.isEmpty()) {
            throw ScheduleArguments.wrong(given, "backfill needs --from and --to");
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ScheduleArguments.wrong(
                    given, option + " must be such as 2026-01-31 or 2026-01-31T02:00:00Z, not '" + text + "'");
        }
    }
}
