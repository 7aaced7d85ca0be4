package io.penstock.console;

import io.penstock.Backfill;
import io.penstock.BackfillReport;
import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.console.command.Command;
import io.penstock.console.command.ConfigArguments;
import io.penstock.console.command.ExitCode;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code etl backfill}. */
final class BackfillCommand implements Command {
    private static final Pattern STEP = Pattern.compile("(\\d{1,9})(d|w|mo|y)?");

    @Override
    public String name() {
        return "backfill";
    }

    @Override
    public CommandSpec spec() {
        return ConfigArguments.of(
                        "Loads the past of an incremental pipeline, interval by interval; only what is missing or failed.")
                .addOption(required("--from", "VALUE", "First date (2026-01-31) or number of the cursor, included."))
                .addOption(required("--to", "VALUE", "End of the range, excluded."))
                .addOption(OptionSpec.builder("--every")
                        .paramLabel("STEP")
                        .type(String.class)
                        .description("Length of an interval: 1d, 2w, 1mo, 1y, or a number. One day by default.")
                        .build())
                .addOption(OptionSpec.builder("--parallel")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("Intervals loaded at the same time; 1 by default.")
                        .build());
    }

    private static OptionSpec required(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .required(true)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        PipelineConfig config = ConfigArguments.load(given);
        Collection<Pipeline> chosen = ConfigArguments.chosen(config, given);
        if (chosen.size() != 1) {
            throw wrong(given, "the file has " + chosen.size() + " pipelines; name one with --pipeline");
        }
        Backfill backfill =
                backfill(chosen.iterator().next(), given).parallel(given.matchedOptionValue("--parallel", 1));
        BackfillReport report;
        try (LocalEngine engine = LocalEngine.create()) {
            report = engine.backfill(backfill, session.cancellation());
        }
        session.terminal().out().print(report.toText());
        return report.isComplete() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Backfill backfill(Pipeline pipeline, ParseResult given) {
        String from = given.matchedOptionValue("--from", "");
        String to = given.matchedOptionValue("--to", "");
        String every = given.matchedOptionValue("--every", "1d").toLowerCase(Locale.ROOT);
        Matcher step = STEP.matcher(every);
        if (!step.matches()) {
            throw wrong(given, "--every must be such as 1d, 2w, 1mo, 1y or 1000, not '" + every + "'");
        }
        int count = Integer.parseInt(step.group(1));
        String unit = step.group(2);
        try {
            if (unit == null) {
                return Backfill.of(pipeline, Long.parseLong(from), Long.parseLong(to), count);
            }
            Period period = switch (unit) {
                case "d" -> Period.ofDays(count);
                case "w" -> Period.ofWeeks(count);
                case "mo" -> Period.ofMonths(count);
                default -> Period.ofYears(count);
            };
            return Backfill.of(pipeline, LocalDate.parse(from), LocalDate.parse(to), period);
        } catch (DateTimeParseException e) {
            throw wrong(given, "--from and --to must be dates such as 2026-01-31 when --every is " + every);
        } catch (NumberFormatException e) {
            throw wrong(given, "--from and --to must be whole numbers when --every is " + every);
        }
    }

    private static ParameterException wrong(ParseResult given, String what) {
        return new ParameterException(given.commandSpec().commandLine(), what);
    }
}
