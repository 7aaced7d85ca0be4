package io.penstock.console.schedule;

import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduleEvent;
import io.penstock.schedule.history.ScheduleStatus;
import io.penstock.schedule.history.ScheduledRun;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl start}. */
public final class StartCommand implements Command {
    private static final int SHOWN = 10;
    private static final Duration DRAIN = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Runs the scheduler until it is stopped (Ctrl-C), and tells what it does."
                                + " Runs under way get time to end; what is not over then is undone and begins again with the next start.");
        return ScheduleArguments.add(spec)
                .addOption(ScheduleArguments.text("--for", "TIME", "Stop by itself after this time: 30s, 10m."))
                .addOption(ScheduleArguments.text(
                        "--drain", "TIME", "How long runs under way may take to end when it stops; 20s by default."));
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        Duration limit = ScheduleArguments.duration(given, "--for", Duration.ofDays(36_500));
        Duration drain = ScheduleArguments.duration(given, "--drain", DRAIN);
        PrintWriter out = session.terminal().out();
        CountDownLatch stop = new CountDownLatch(1);
        session.cancellation().onCancel(stop::countDown);
        try (ScheduleArguments.Watched watched = ScheduleArguments.Watched.of(given);
                PipelineScheduler scheduler =
                        watched.scheduler().listener(event -> tell(out, event)).start()) {
            out.println("scheduler " + scheduler.node() + ", "
                    + watched.config().schedules().size() + " schedules of " + ScheduleArguments.file(given)
                    + ", times in " + ScheduleArguments.zone());
            upcoming(scheduler, out);
            out.flush();
            stop.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (scheduler.running() > 0) {
                out.println("stopping; " + scheduler.running() + " runs have " + drain.toSeconds() + " s to end");
                out.flush();
            }
            scheduler.stop(drain);
            out.println("stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private static void upcoming(PipelineScheduler scheduler, PrintWriter out) {
        List<ScheduleStatus> timed = scheduler.status().stream()
                .filter(each -> each.next() != null)
                .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.next())))
                .toList();
        timed.stream()
                .limit(SHOWN)
                .forEach(each -> out.println("  next " + ScheduleArguments.shown(each.next()) + "  " + each.name()));
        if (timed.size() > SHOWN) {
            out.println("  and " + (timed.size() - SHOWN) + " more");
        }
    }

    private static void tell(PrintWriter out, ScheduleEvent event) {
        if (event.kind() == ScheduleEvent.Kind.PLANNED) {
            return;
        }
        synchronized (out) {
            out.println(ScheduleArguments.shown(event.at()) + "  " + line(event));
            out.flush();
        }
    }

    private static String line(ScheduleEvent event) {
        ScheduledRun run = event.run();
        String kind = event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        StringBuilder line = new StringBuilder(run.schedule()).append(' ').append(kind);
        if (run.state() == RunState.SUCCEEDED) {
            Duration took = run.duration();
            line.append(String.format(
                    Locale.ROOT,
                    ": %,d rows in %.1f s",
                    run.rows().written(),
                    took == null ? 0 : took.toMillis() / 1000.0));
        }
        if (event.message() != null) {
            line.append(": ").append(event.message());
        }
        return line.append("  (").append(run.id()).append(')').toString();
    }
}
