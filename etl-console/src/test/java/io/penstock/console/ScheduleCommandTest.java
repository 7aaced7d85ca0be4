package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code etl schedule} and {@code etl start}. */
@Timeout(60)
class ScheduleCommandTest {
    @TempDir
    Path directory;

    private Console etl = new Console(Path.of(""));
    private String config = "";

    @BeforeEach
    void begin() {
        etl = new Console(directory);
        etl.write("loans.csv", "id,title\n1,Emma\n2,Persuasion\n");
        etl.write("pipeline_configs.json", """
                {"pipelines": [
                  {"name": "loans",
                   "extractors": [{"type": "csv", "source": "${DIR}/${FILE:loans.csv}"}],
                   "loaders": [{"type": "database", "destination": "${DIR}/out.db",
                                "config": {"table": "loans", "mode": "append"}}]}]}
                """);
        config = etl.write("schedule_config.json", """
                {"store": "${DIR}/schedule.db",
                 "schedules": {
                   "nightly": {"pipeline": "loans", "schedule": {"type": "daily", "time": "02:00"}},
                   "report": {"pipeline": "loans", "schedule": {"type": "after", "pipelines": "nightly"}},
                   "often": {"pipeline": "loans", "schedule": {"type": "interval", "every": "1s"}, "enabled": false}}}
                """);
    }

    private int etl(String... args) {
        String[] all = new String[args.length + 4];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--config";
        all[args.length + 1] = config;
        all[args.length + 2] = "--set";
        all[args.length + 3] = "DIR=" + directory;
        return etl.run(all);
    }

    @Test
    void asksForARunDoesItAndTellsItsHistory() {
        assertThat(etl("schedule", "run", "nightly")).as(etl.err()).isZero();
        assertThat(etl.out()).matches("nightly@\\S+  succeeded  2 rows  \\d+\\.\\d\\d s\n");
        assertThat(etl("schedule", "history", "nightly")).isZero();
        assertThat(etl.out())
                .containsPattern("nightly@\\S+  succeeded +2 rows .* attempt 1 ")
                .contains("30 days: 1 runs, 100.0 % well, 0 skipped");
        assertThat(etl("schedule", "list")).isZero();
        assertThat(etl.out())
                .containsPattern("nightly +on +next \\d{4}-\\S+ 02:00:00  last succeeded")
                .containsPattern("report +on +next - ")
                .containsPattern("often +off")
                .contains("no scheduler runs; './etl start' starts one");
    }

    @Test
    void tellsWhyARunFailed() {
        assertThat(etl("schedule", "run", "nightly", "--set", "FILE=nothing.csv"))
                .isEqualTo(1);
        assertThat(etl.out()).containsPattern("nightly@\\S+  failed  0 rows").contains("nothing.csv");
    }

    @Test
    void loadsThePastOnlyWhereItIsMissing() {
        assertThat(etl("schedule", "backfill", "nightly", "--from", "2026-03-01", "--to", "2026-03-05"))
                .as(etl.err())
                .isZero();
        assertThat(etl.out().lines().filter(line -> line.contains("succeeded"))).hasSize(3);
        assertThat(etl("schedule", "backfill", "nightly", "--from", "2026-03-01", "--to", "2026-03-05"))
                .isZero();
        assertThat(etl.out()).isEqualTo("nothing to do: every interval is loaded, or waits to be\n");
        assertThat(etl("schedule", "backfill", "nightly", "--from", "2026-03-01"))
                .isEqualTo(2);
        assertThat(etl.err()).contains("backfill needs --from and --to");
        assertThat(etl("schedule", "backfill", "report", "--from", "2026-03-01", "--to", "2026-03-05"))
                .isEqualTo(2);
        assertThat(etl.err()).contains("[PEN-8617]").contains("it has no intervals of time");
    }

    @Test
    void previewsDueTimes() {
        assertThat(etl("schedule", "next", "--count", "3")).isZero();
        assertThat(etl.out().lines()).hasSize(3).allMatch(line -> line.matches(".* 02:00:00  nightly"));
        assertThat(etl("schedule", "next", "report")).isZero();
        assertThat(etl.out()).isEqualTo("report has no due times: it runs after nightly: all success\n");
        assertThat(etl("schedule", "next", "nihgtly")).isEqualTo(2);
        assertThat(etl.err()).contains("[PEN-8613]").contains("Did you mean 'nightly'?");
    }

    @Test
    void runsTheSchedulerAndTellsWhatItDoes() {
        assertThat(etl("schedule", "enable", "often")).as(etl.err()).isZero();
        assertThat(etl("start", "--for", "4s")).as(etl.err()).isZero();
        assertThat(etl.out())
                .contains("3 schedules of DIR/schedule_config.json")
                .containsPattern("next \\S+ \\S+  often")
                .containsPattern("often succeeded: 2 rows in ")
                .endsWith("stopped\n");
        assertThat(etl("schedule", "pause", "often")).isZero();
        assertThat(etl("schedule", "list")).isZero();
        assertThat(etl.out()).containsPattern("often +paused +next -");
        assertThat(etl("schedule", "resume", "often")).isZero();
        assertThat(etl("schedule", "disable", "often")).isZero();
        assertThat(etl.out()).isEqualTo("often is off; due times are not kept\n");
    }

    @Test
    void anInterruptStopsTheScheduler() throws Exception {
        Thread interrupt = new Thread(() -> {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            etl.cancellation.cancel();
        });
        interrupt.start();
        assertThat(etl("start")).as(etl.err()).isZero();
        assertThat(etl.out()).endsWith("stopped\n");
        interrupt.join();
        assertThat(Files.exists(directory.resolve("schedule.db"))).isTrue();
    }

    @Test
    void aRunThatWaitsCanBeCancelled() {
        assertThat(etl("schedule", "run", "nightly", "--no-wait")).isZero();
        assertThat(etl.out()).isEqualTo("1 run waits for a scheduler; './etl start' starts one\n");
        assertThat(etl("schedule", "history", "nightly")).isZero();
        String id = etl.out().substring(0, etl.out().indexOf(' '));
        assertThat(etl("schedule", "cancel", id)).isZero();
        assertThat(etl.out()).isEqualTo("cancelled: " + id + "\n");
        assertThat(etl("schedule", "cancel", id)).isZero();
        assertThat(etl.out()).startsWith("nothing to cancel");
        assertThat(etl("schedule", "pause")).isEqualTo(2);
        assertThat(etl.err()).contains("pause needs a name");
    }
}
