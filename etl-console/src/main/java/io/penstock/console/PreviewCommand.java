package io.penstock.console;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.Preview;
import io.penstock.console.command.Command;
import io.penstock.console.command.ConfigArguments;
import io.penstock.console.command.ExitCode;
import io.penstock.console.terminal.RowsTable;
import io.penstock.error.Suggestion;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code etl preview}. */
final class PreviewCommand implements Command {
    private static final int MOST_ROWS = 100_000;

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public CommandSpec spec() {
        return ConfigArguments.of("Shows the first rows after a step, or after each. Nothing is written.")
                .addOption(OptionSpec.builder("--step")
                        .paramLabel("STEP")
                        .type(String.class)
                        .description(
                                "After which step: its name or number, 0 is the source, or all; the last by default.")
                        .build())
                .addOption(OptionSpec.builder("--rows")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("How many rows to read; 10 by default.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        int rows = given.matchedOptionValue("--rows", 10);
        if (rows < 1 || rows > MOST_ROWS) {
            throw wrong(given, "--rows must be 1 to " + MOST_ROWS + ", not " + rows);
        }
        try (LocalEngine engine = LocalEngine.create()) {
            for (Pipeline pipeline : ConfigArguments.chosen(ConfigArguments.load(given), given)) {
                show(pipeline.name(), engine.preview(pipeline, rows), given, session);
            }
        }
        return ExitCode.DONE;
    }

    private static void show(String name, Preview preview, ParseResult given, Session session) {
        List<Preview.Stage> stages = preview.stages();
        int last = stages.size() - 1;
        String wanted = given.matchedOptionValue("--step", String.valueOf(last));
        boolean all = wanted.equals("all");
        int step = all ? -1 : position(name, wanted, stages, given);
        PrintWriter out = session.terminal().out();
        out.println("pipeline '" + name + "'");
        for (int i = 0; i <= last; i++) {
            Preview.Stage stage = stages.get(i);
            out.printf(
                    "%s %2d  %s: %,d rows%s%n",
                    i == step ? ">" : " ",
                    i,
                    stage.name(),
                    stage.rows().rowCount(),
                    stage.rejected() == 0 ? "" : String.format(", %,d rejected", stage.rejected()));
            if (all) {
                out.println(RowsTable.of(stage.rows(), session.terminal().width()));
            }
        }
        if (!all) {
            out.println();
            out.println(RowsTable.of(stages.get(step).rows(), session.terminal().width()));
        }
    }

    private static int position(String name, String wanted, List<Preview.Stage> stages, ParseResult given) {
        int last = stages.size() - 1;
        if (wanted.matches("[0-9]{1,9}")) {
            int step = Integer.parseInt(wanted);
            if (step > last) {
                throw wrong(given, "pipeline '" + name + "' has steps 0 to " + last + ", there is no step " + step);
            }
            return step;
        }
        List<String> names = stages.stream().map(Preview.Stage::name).toList();
        int step = names.indexOf(wanted);
        if (step < 0) {
            throw wrong(
                    given, "pipeline '" + name + "' has no step '" + wanted + "'. " + Suggestion.among(wanted, names));
        }
        return step;
    }

    private static ParameterException wrong(ParseResult given, String what) {
        return new ParameterException(given.commandSpec().commandLine(), what);
    }
}
