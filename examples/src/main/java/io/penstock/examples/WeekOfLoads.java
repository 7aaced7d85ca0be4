package io.penstock.examples;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.error.QualityException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.quality.Expect;
import io.penstock.quality.alert.Act;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.store.AlertFilter;
import io.penstock.quality.anomaly.Volume;
import io.penstock.quality.check.Level;
import io.penstock.quality.check.history.RowCountChange;
import io.penstock.quality.drift.DriftMeasure;
import io.penstock.quality.monitoring.Automatic;
import io.penstock.quality.monitoring.Monitoring;
import io.penstock.quality.monitoring.MonitoringSettings;
import io.penstock.quality.report.html.HtmlReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A week with the monitor. Four weeks of daily loads of new members; in the last one, on Tuesday half of the branches do not deliver, on Wednesday the
 * source gets another column, on Thursday it hides the e-mail addresses, and all week long the members get younger.
 */
public final class WeekOfLoads {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 9);
    private static final int WEEKS = 4;

    private WeekOfLoads() {}

    public static void main(String[] args) throws IOException {
        run(DataDirectory.of(args).resolve("week"), System.out);
    }

    /** Runs the loads, tells what was found, and writes {@code report.html}. */
    static void run(Path directory, PrintStream out) throws IOException {
        Files.createDirectories(directory);
        // snippet-begin: settings
        MonitoringSettings settings = MonitoringSettings.create()
                .store(directory.resolve("quality_metrics.db").toString())
                .automatic(Automatic.OFF)
                .checks(
                        "members",
                        Expect.unique("member_id"),
                        Expect.email("email").mostly(0.95),
                        Expect.usualRowCount(Volume.DEFAULT).level(Level.WARN),
                        Expect.rowCountChange(RowCountChange.Versus.SAME_WEEKDAY, 0.4)
                                .level(Level.WARN),
                        Expect.schemaUnchanged().level(Level.WARN),
                        Expect.noDrift("birth_year", DriftMeasure.PSI, 0.2, 7).level(Level.WARN));
        // snippet-end
        LocalDate monday = FIRST.plusWeeks(WEEKS - 1);
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusWeeks(WEEKS)); day = day.plusDays(1)) {
            boolean told = !day.isBefore(monday);
            load(day, monday, directory, settings, told ? out : new PrintStream(PrintStream.nullOutputStream()));
        }
        people(directory, settings, FIRST.plusWeeks(WEEKS), out);
    }

    private static void load(
            LocalDate day, LocalDate monday, Path directory, MonitoringSettings settings, PrintStream out)
            throws IOException {
        Path file = export(day, monday, directory);
        Clock clock = Clock.fixed(day.atTime(LocalTime.of(6, 0)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        // snippet-begin: run
        Pipeline members = Pipeline.named("members")
                .extract(CsvExtractor.of(file))
                .load(DatabaseLoader.sqlite(directory.resolve("library.db"))
                        .table("new_members")
                        .mode(WriteMode.REPLACE))
                .build();
        try (Monitoring monitoring = Monitoring.open(settings, clock);
                LocalEngine engine = LocalEngine.create().clock(clock).listener(monitoring)) {
            engine.run(monitoring.attach(members));
            out.println(weekday(day) + ": loaded");
        } catch (QualityException e) {
            out.println(weekday(day) + ": not loaded, " + e.problems().get(0).what());
        }
        // snippet-end
        try (Monitoring monitoring = Monitoring.open(settings, clock)) {
            for (Alert alert : monitoring.desk().list(AlertFilter.OPEN.seenSince(clock.instant()))) {
                out.println("  " + alert.level().label() + " #" + alert.id() + " "
                        + alert.content().title() + ": " + alert.content().message());
            }
        }
    }

    /** What people do about it on the Monday after. */
    private static void people(Path directory, MonitoringSettings settings, LocalDate day, PrintStream out)
            throws IOException {
        Clock clock = Clock.fixed(day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        // snippet-begin: people
        try (Monitoring monitoring = Monitoring.open(settings, clock)) {
            for (Alert alert : monitoring.desk().list(AlertFilter.OPEN)) {
                monitoring.desk().acknowledge(alert.id(), Act.by("ann"));
                monitoring.desk().assign(alert.id(), "ben", Act.by("ann").because("knows the source"));
                monitoring.acted(alert.id(), "ann", "assigned to ben");
                if (!alert.content().title().startsWith("drift")) {
                    monitoring.desk().resolve(alert.id(), Act.by("ben").because("the source was mended"));
                    monitoring.acted(alert.id(), "ben", "resolved");
                }
            }
            Files.writeString(
                    directory.resolve("report.html"), HtmlReport.write(monitoring.overview(Duration.ofDays(30))));
            out.println("audit trail: " + monitoring.audit().verify().entries() + " entries, whole: "
                    + monitoring.audit().verify().isWhole());
        }
        // snippet-end
        try (Monitoring monitoring = Monitoring.open(settings, clock)) {
            for (Alert alert : monitoring.desk().list(AlertFilter.ALL)) {
                out.println("#" + alert.id() + " " + alert.content().title() + ": "
                        + alert.state().label());
            }
        }
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().name().charAt(0)
                + day.getDayOfWeek().name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /** What the library system exports that night; seeded by the day. */
    private static Path export(LocalDate day, LocalDate monday, Path directory) throws IOException {
        Random random = new Random(day.toEpochDay());
        long dayOfWeek = day.toEpochDay() - monday.toEpochDay();
        boolean tuesday = dayOfWeek == 1;
        boolean fromWednesday = dayOfWeek >= 2;
        boolean thursday = dayOfWeek == 3;
        double younger = Math.max(0, 3.0 * (dayOfWeek + 1));
        int usual = day.getDayOfWeek().getValue() > 5 ? 300 : 900;
        int rows = (int) (usual * (1 + 0.04 * random.nextGaussian()) * (tuesday ? 0.5 : 1));
        List<String> branches = List.of("Central", "Northside", "Riverside", "Hill Road");
        StringBuilder csv = new StringBuilder(
                "member_id,name,email,birth_year,branch" + (fromWednesday ? ",newsletter" : "") + "\n");
        for (int i = 0; i < rows; i++) {
            String id = "M" + day.toString().replace("-", "") + String.format(Locale.ROOT, "%04d", i);
            String email = thursday ? "hidden" : id.toLowerCase(Locale.ROOT) + "@example.org";
            csv.append(id)
                    .append(",Member ")
                    .append(i)
                    .append(',')
                    .append(random.nextInt(50) == 0 ? "" : email)
                    .append(',')
                    .append((int) (1975 + younger + 12 * random.nextGaussian()))
                    .append(',')
                    .append(branches.get(random.nextInt(tuesday ? 2 : 4)))
                    .append(fromWednesday ? "," + random.nextBoolean() : "")
                    .append('\n');
        }
        return Files.writeString(directory.resolve("members-" + day + ".csv"), csv);
    }
}
