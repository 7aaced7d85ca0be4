package io.penstock.examples;

import io.penstock.Pipeline;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schedule.PipelineScheduler;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.DataInterval;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.plan.SchedulerSettings;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.policy.RetryRule;
import io.penstock.schedule.policy.Sla;
import io.penstock.schedule.trigger.AfterTrigger;
import io.penstock.schedule.trigger.DailyTrigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Loads the loans of each day every night, and a report after it. Here both are asked for now, so that there is something to see. */
public final class NightlyLoads {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private NightlyLoads() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException, InterruptedException, TimeoutException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        NewLoans.makeLibrary(data);
        SchedulerSettings settings =
                SchedulerSettings.create().store(data.resolve("schedule.db").toString());
        // snippet-begin: start
        try (PipelineScheduler scheduler =
                PipelineScheduler.create(settings).addAll(schedules(data)).start()) {
            ScheduledRun asked = scheduler.runNow("nightly_loans");
            ScheduledRun done = scheduler.await(asked.id(), Duration.ofMinutes(5));
            System.out.println(done.id() + " " + done.state().label());
            System.out.println("next " + scheduler.next("nightly_loans", 3));
            scheduler.stop(Duration.ofSeconds(20));
        }
        // snippet-end
    }

    static List<Schedule> schedules(Path data) {
        // snippet-begin: schedules
        Schedule loans = Schedule.of(
                        "nightly_loans",
                        "loans of a day",
                        interval -> loansOf(interval, data),
                        DailyTrigger.at(LocalTime.of(2, 0)).in(LONDON))
                .misfire(Misfire.RUN_ALL.limit(31))
                .overlap(Overlap.QUEUE)
                .retry(RetryRule.times(3).delay(Duration.ofMinutes(1)))
                .timeout(Duration.ofHours(1))
                .sla(Sla.NONE.lateAfter(Duration.ofHours(2)).notRunFor(Duration.ofHours(26)));

        Schedule copy = Schedule.of("copy", everything(data), AfterTrigger.of("nightly_loans"));
        // snippet-end
        return List.of(loans, copy);
    }

    // snippet-begin: interval
    static Pipeline loansOf(DataInterval interval, Path data) {
        String day = interval.start().atZone(interval.zone()).toLocalDate().toString();
        return Pipeline.named("loans of a day")
                .extract(DatabaseExtractor.sqlite(data.resolve("loans.db"))
                        .query("SELECT * FROM loans WHERE transaction_date = ?", day))
                .load(CsvLoader.of(data.resolve("loans").resolve(day + ".csv")))
                .build();
    }
    // snippet-end

    private static Pipeline everything(Path data) {
        return Pipeline.named("everything")
                .extract(DatabaseExtractor.sqlite(data.resolve("loans.db")).table("loans"))
                .load(CsvLoader.of(data.resolve("loans").resolve("all.csv")))
                .build();
    }
}
