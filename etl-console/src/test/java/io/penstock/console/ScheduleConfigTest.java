package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.penstock.error.ConfigException;
import io.penstock.schedule.plan.DataInterval;
import io.penstock.schedule.plan.Schedule;
import io.penstock.schedule.policy.Misfire;
import io.penstock.schedule.policy.Overlap;
import io.penstock.schedule.policy.RetryRule;
import io.penstock.schedule.policy.Sla;
import io.penstock.schedule.settings.ScheduleConfig;
import io.penstock.schedule.trigger.AfterTrigger;
import io.penstock.schedule.trigger.CronTrigger;
import io.penstock.schedule.trigger.DailyTrigger;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.IntervalTrigger;
import io.penstock.schedule.trigger.ManualTrigger;
import io.penstock.schedule.trigger.MonthlyTrigger;
import io.penstock.schedule.trigger.Trigger;
import io.penstock.schedule.trigger.WeeklyTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules from JSON are those of Java, in the original shape and in the full one. */
class ScheduleConfigTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScheduleConfig.schema());

    @TempDir
    Path directory;

    @BeforeEach
    void pipelines() throws IOException {
        Files.writeString(directory.resolve("pipeline_configs.json"), """
                {"pipelines": [
                  {"name": "loans",
                   "extractors": [{"type": "csv", "source": "loans.csv"}],
                   "loaders": [{"type": "csv", "destination": "out.csv"}]},
                  {"name": "daily loans",
                   "extractors": [{"type": "csv", "source": "in/${interval.start_date}.csv"}],
                   "loaders": [{"type": "csv", "destination": "${OUT:out}/${interval.end_date}.csv"}]}]}
                """);
    }

    private ScheduleConfig load(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("schedule_config.json"), json);
        return ScheduleConfig.load(file);
    }

    private Schedule one(String json) throws IOException {
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        return load(json).schedules().get(0);
    }

    @Test
    void theOriginalShapeWorksUnchanged() throws IOException {
        String json = """
                {
                  "daily_library_etl": {
                    "pipeline": "loans",
                    "schedule": {"type": "daily", "time": "02:00"},
                    "enabled": true
                  },
                  "hourly_sync": {
                    "pipeline": "loans",
                    "schedule": {"type": "interval", "interval": 240},
                    "enabled": false
                  }
                }
                """;
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        List<Schedule> schedules = load(json).schedules();
        assertThat(schedules).extracting(Schedule::name).containsExactly("daily_library_etl", "hourly_sync");
        assertThat(schedules.get(0).trigger()).isEqualTo(DailyTrigger.at(LocalTime.of(2, 0)));
        assertThat(schedules.get(1).trigger()).isEqualTo(IntervalTrigger.every(Duration.ofHours(4)));
        assertThat(schedules).extracting(Schedule::enabled).containsExactly(true, false);
    }

    static Stream<Arguments> triggers() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        return Stream.of(
                Arguments.of(
                        "{'type': 'interval', 'every': '90s', 'anchor': '2026-01-01T00:00:10Z'}",
                        IntervalTrigger.every(Duration.ofSeconds(90)).from(Instant.parse("2026-01-01T00:00:10Z"))),
                Arguments.of(
                        "{'type': 'daily', 'time': '6:05', 'zone': 'Asia/Tokyo'}",
                        DailyTrigger.at(LocalTime.of(6, 5)).in(tokyo)),
                Arguments.of(
                        "{'type': 'weekly', 'days': ['mon', 'Friday'], 'time': '06:00', 'zone': 'Asia/Tokyo'}",
                        WeeklyTrigger.on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                                .at(LocalTime.of(6, 0))
                                .in(tokyo)),
                Arguments.of(
                        "{'type': 'weekly', 'days': 'sunday', 'time': '06:00'}",
                        WeeklyTrigger.on(DayOfWeek.SUNDAY).at(LocalTime.of(6, 0))),
                Arguments.of(
                        "{'type': 'monthly', 'day': 31, 'time': '06:00'}",
                        MonthlyTrigger.on(MonthlyTrigger.LAST).at(LocalTime.of(6, 0))),
                Arguments.of(
                        "{'type': 'cron', 'expression': '*/15 8-17 * * MON-FRI', 'zone': 'Asia/Tokyo'}",
                        CronTrigger.of("*/15 8-17 * * MON-FRI").in(tokyo)),
                Arguments.of(
                        "{'type': 'after', 'pipelines': ['other'], 'when': 'all_done'}",
                        AfterTrigger.of("other").when(AfterTrigger.When.ALL_DONE)),
                Arguments.of(
                        "{'type': 'file', 'path': 'in/*.csv', 'poll': '1s', 'quiet': '2s'}",
                        FileTrigger.on("in/*.csv").poll(Duration.ofSeconds(1)).quiet(Duration.ofSeconds(2))),
                Arguments.of("{'type': 'manual'}", new ManualTrigger()));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void everyTriggerIsThatOfJava(String json, Trigger trigger) throws IOException {
        Schedule schedule = one("""
                {"s": {"pipeline": "loans", "schedule": %s},
                 "other": {"pipeline": "loans", "schedule": {"type": "manual"}}}
                """.formatted(json.replace('\'', '"')));
        assertThat(schedule.trigger()).isEqualTo(trigger);
        assertThat(schedule)
                .usingRecursiveComparison()
                .ignoringFields("pipeline")
                .isEqualTo(Schedule.of("s", "loans", interval -> null, trigger));
    }

    @Test
    void everyPolicyIsThatOfJava() throws IOException {
        Schedule schedule = one("""
                {"store": "s.db", "threads": 2, "pools": {"db": 3}, "lease": "30s", "poll": "1s", "history": "30d", "node": "n1",
                 "schedules": {"s": {
                  "pipeline": "loans", "schedule": {"type": "manual"},
                  "misfire": "run_all", "misfire_limit": 7, "misfire_grace": "2m",
                  "overlap": "queue", "overlap_most": 3,
                  "retry": {"attempts": 4, "delay": "10s", "factor": 3, "longest": "5m", "jitter": 0.2, "on": ["load", "timeout"]},
                  "timeout": "1h", "pool": "db", "priority": 9,
                  "sla": {"late_after": "1h", "longest": "30m", "not_run_for": "2d"}}}}
                """);
        assertThat(schedule)
                .usingRecursiveComparison()
                .ignoringFields("pipeline")
                .isEqualTo(Schedule.of("s", "loans", interval -> null, new ManualTrigger())
                        .misfire(Misfire.RUN_ALL.limit(7).grace(Duration.ofMinutes(2)))
                        .overlap(new Overlap(Overlap.Mode.QUEUE, 3))
                        .retry(RetryRule.times(4)
                                .delay(Duration.ofSeconds(10))
                                .factor(3)
                                .longest(Duration.ofMinutes(5))
                                .jitter(0.2)
                                .on(RetryRule.Kind.LOAD, RetryRule.Kind.TIMEOUT))
                        .timeout(Duration.ofHours(1))
                        .pool("db")
                        .priority(9)
                        .sla(new Sla(Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofDays(2))));
    }

    @Test
    void aPipelineGetsTheIntervalOfEachRun() throws IOException {
        Schedule schedule = one("""
                {"s": {"pipeline": "daily loans", "schedule": {"type": "daily", "time": "00:00", "zone": "Asia/Tokyo"}}}
                """);
        DataInterval interval = new DataInterval(
                Instant.parse("2026-03-01T15:00:00Z"), Instant.parse("2026-03-02T15:00:00Z"), ZoneId.of("Asia/Tokyo"));
        assertThat(schedule.pipeline().of(interval).sources().get(0).describe().title())
                .contains("2026-03-02.csv");
        assertThat(schedule.pipeline().of(interval).toString()).contains("2026-03-03.csv");
    }

    @Test
    void everyMistakeOfTheFileIsToldTogether() {
        assertThatThrownBy(() -> load("""
                {
                  "a": {"pipeline": "loans", "schedule": {"type": "dayly", "time": "02:00"}},
                  "b": {"pipeline": "loans", "schedule": {"type": "daily", "time": "25:00"}},
                  "c": {"pipeline": "loans", "schedule": {"type": "interval"}},
                  "d": {"pipeline": "loans", "schedule": {"type": "cron", "expression": "61 * * * *"}, "enbled": true},
                  "e": {"schedule": {"type": "manual"}}
                }
                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schedule_config.json:2:")
                .hasMessageContaining("Did you mean 'daily'?")
                .hasMessageContaining("schedule_config.json:3:")
                .hasMessageContaining("'25:00' is no time of day")
                .hasMessageContaining("schedule_config.json:4:")
                .hasMessageContaining("needs either interval, in minutes, or every")
                .hasMessageContaining("schedule_config.json:5:")
                .hasMessageContaining("in the minute, '61'")
                .hasMessageContaining("Did you mean 'enabled'?")
                .hasMessageContaining("schedule_config.json:6:")
                .hasMessageContaining("pipeline");
    }

    @Test
    void whatDoesNotFitTogetherIsToldWithItsSchedule() {
        assertThatThrownBy(() -> load("""
                {
                  "a": {"pipeline": "loanz", "schedule": {"type": "manual"}},
                  "b": {"pipeline": "loans", "schedule": {"type": "manual"}, "priority": 5000}
                }
                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[PEN-7011]")
                .hasMessageContaining("schedule 'a'")
                .hasMessageContaining("Did you mean 'loans'?")
                .hasMessageContaining("[PEN-8616]")
                .hasMessageContaining("schedule 'b'");
        assertThatThrownBy(() -> load("""
                {
                  "a": {"pipeline": "loans", "schedule": {"type": "after", "pipelines": "b"}},
                  "b": {"pipeline": "loans", "schedule": {"type": "after", "pipelines": ["a"]}}
                }
                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[PEN-8611]")
                .hasMessageContaining("a → b → a");
        assertThatThrownBy(() -> load("{}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the file has no schedule");
    }

    @Test
    void theSampleAndTheSchemaOfTheRepositoryAreRight() throws IOException {
        Path sample = Console.root().resolve("config/schedule_config.json");
        assertThat(SCHEMA.validate(Files.readString(sample), InputFormat.JSON)).isEmpty();
        assertThat(ScheduleConfig.load(sample, Map.of(), pipeline -> pipeline).schedules())
                .hasSize(4);
        assertThat(Files.readString(Console.root().resolve("config/schema/schedule_config.schema.json")))
                .as("written by ./etl schema --schedule config/schema/schedule_config.schema.json")
                .isEqualTo(ScheduleConfig.schema());
        assertThat(SCHEMA.validate("{\"s\": {\"pipelin\": \"loans\"}}", InputFormat.JSON))
                .isNotEmpty();
    }
}
