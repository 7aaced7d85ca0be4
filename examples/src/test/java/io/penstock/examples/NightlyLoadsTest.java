package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schedule.history.RunState;
import io.penstock.schedule.history.ScheduledRun;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.testing.ManualScheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as it runs, and the test of a schedule that the how-to shows. */
class NightlyLoadsTest {
    @TempDir
    Path data;

    @Test
    void runs() throws Exception {
        NightlyLoads.main(new String[] {data.toString()});
        try (Stream<Path> files = Files.list(data.resolve("loans"))) {
            assertThat(files).isNotEmpty();
        }
    }

    // snippet-begin: test
    @Test
    void loadsEveryNightOfAMonthAndThenTheCopy() throws Exception {
        NewLoans.makeLibrary(DataDirectory.withSamples(data));
        try (ManualScheduler scheduler = ManualScheduler.at(
                "2024-03-01T00:00:00Z", NightlyLoads.schedules(data).toArray(Schedule[]::new))) {
            scheduler.advance(Duration.ofDays(31));

            assertThat(scheduler.history("nightly_loans"))
                    .hasSize(31)
                    .extracting(ScheduledRun::state)
                    .containsOnly(RunState.SUCCEEDED);
            // The clocks of London go forward on the 31st: two o'clock is then an hour earlier in UTC.
            assertThat(scheduler.history("nightly_loans").get(30).due()).isEqualTo("2024-03-31T01:00:00Z");
            assertThat(scheduler.history("copy")).hasSize(31);
        }
    }
    // snippet-end
}
