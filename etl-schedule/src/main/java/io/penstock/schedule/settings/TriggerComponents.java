package io.penstock.schedule.settings;

import io.penstock.schedule.trigger.AfterTrigger;
import io.penstock.schedule.trigger.CronTrigger;
import io.penstock.schedule.trigger.DailyTrigger;
import io.penstock.schedule.trigger.FileTrigger;
import io.penstock.schedule.trigger.IntervalTrigger;
import io.penstock.schedule.trigger.ManualTrigger;
import io.penstock.schedule.trigger.MonthlyTrigger;
import io.penstock.schedule.trigger.Trigger;
import io.penstock.schedule.trigger.WeeklyTrigger;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The triggers by their {@code type} in JSON. */
final class TriggerComponents {
    private static final ValueType<LocalTime> TIME = text("a time of day such as 02:00", text -> {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of day, such as 02:00");
        }
    });
    private static final ValueType<Instant> INSTANT = text("a moment such as 2026-01-31T08:00:00Z", text -> {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no moment, such as 2026-01-31T08:00:00Z");
        }
    });
    private static final ValueType<DayOfWeek> WEEKDAY =
            text("a day of the week such as monday or mon", TriggerComponents::weekday);
    private static final String ZONE_DOC = "whose calendar and clocks count";

    private TriggerComponents() {}

    private static <V> ValueType<V> text(String label, Function<String, V> reader) {
        return new ValueType<>(
                label, Map.of("type", "string"), List.of(), value -> reader.apply(ValueType.TEXT.read(value)));
    }

    private static DayOfWeek weekday(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.length() >= 3 && day.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no day of the week"));
    }

    private static <T extends Trigger> Component<T> trigger(
            String name, Class<T> type, String summary, Function<Settings, T> factory) {
        return Component.of(Role.PART, name, type, factory).summary(summary);
    }

    static List<Component<? extends Trigger>> all() {
        return List.of(
                trigger("interval", IntervalTrigger.class, "at equal distances of time", TriggerComponents::interval)
                        .read("interval", ValueType.LONG, "none", "the distance in minutes; this or every")
                        .read("every", ValueType.DURATION, "none", "the distance: 90s, 15m, 4h")
                        .option(
                                "anchor",
                                INSTANT,
                                "1970-01-01T00:00:00Z",
                                "one of the due times",
                                IntervalTrigger::from),
                trigger(
                                "daily",
                                DailyTrigger.class,
                                "every day",
                                settings -> DailyTrigger.at(settings.get("time", TIME)))
                        .required("time", TIME, "the time of day")
                        .option("zone", ValueType.ZONE, "UTC", ZONE_DOC, DailyTrigger::in),
                trigger("weekly", WeeklyTrigger.class, "on days of the week", settings -> {
                            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
                            days.addAll(settings.get("days", ValueType.listOf(WEEKDAY)));
                            return new WeeklyTrigger(days, settings.get("time", TIME), ZoneOffset.UTC);
                        })
                        .required("days", ValueType.listOf(WEEKDAY), "one day or a list")
                        .required("time", TIME, "the time of day")
                        .option("zone", ValueType.ZONE, "UTC", ZONE_DOC, WeeklyTrigger::in),
                trigger(
                                "monthly",
                                MonthlyTrigger.class,
                                "once a month",
                                settings -> MonthlyTrigger.on(settings.get("day", ValueType.INTEGER))
                                        .at(settings.get("time", TIME)))
                        .required("day", ValueType.INTEGER, "day of the month, 1 to 31; the last one in shorter months")
                        .required("time", TIME, "the time of day")
                        .option("zone", ValueType.ZONE, "UTC", ZONE_DOC, MonthlyTrigger::in),
                trigger(
                                "cron",
                                CronTrigger.class,
                                "where a cron expression says",
                                settings -> CronTrigger.of(settings.get("expression", ValueType.TEXT)))
                        .required(
                                "expression",
                                ValueType.TEXT,
                                "minute hour day month weekday, or six fields with the second first")
                        .option("zone", ValueType.ZONE, "UTC", ZONE_DOC, CronTrigger::in),
                trigger(
                                "after",
                                AfterTrigger.class,
                                "when other schedules are done",
                                settings -> AfterTrigger.of(settings.get("pipelines", ValueType.TEXTS)
                                        .toArray(String[]::new)))
                        .required(
                                "pipelines",
                                ValueType.TEXTS,
                                "names of schedules, or of pipelines that one schedule runs")
                        .option(
                                "when",
                                ValueType.choice(AfterTrigger.When.class),
                                "all_success",
                                "how they must have ended",
                                AfterTrigger::when),
                trigger(
                                "file",
                                FileTrigger.class,
                                "when files have come",
                                settings -> FileTrigger.on(settings.get("path", ValueType.TEXT)))
                        .required("path", ValueType.TEXT, "a file, or a glob in the last part: in/*.csv")
                        .option("poll", ValueType.DURATION, "10s", "how often is looked", FileTrigger::poll)
                        .option(
                                "quiet",
                                ValueType.DURATION,
                                "5s",
                                "how long a file must have been left alone",
                                FileTrigger::quiet),
                trigger("manual", ManualTrigger.class, "only when somebody asks", settings -> new ManualTrigger()));
    }

    private static IntervalTrigger interval(Settings settings) {
        Duration every = settings.find("every", ValueType.DURATION).orElse(null);
        Long minutes = settings.find("interval", ValueType.LONG).orElse(null);
        if ((every == null) == (minutes == null)) {
            throw new IllegalArgumentException("needs either interval, in minutes, or every, such as \"90s\"");
        }
        return IntervalTrigger.every(every == null ? Duration.ofMinutes(minutes == null ? 0 : minutes) : every);
    }
}
