package io.penstock.console;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.Preview;
import io.penstock.console.terminal.RowsTable;
import java.io.PrintWriter;
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
        return ConfigArguments.of("Shows the first rows after a step. Nothing is written.")
                .addOption(OptionSpec.builder("--step")
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("After which step: 0 is the source; the last step by default.")
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
        int last = preview.stages().size() - 1;
        int step = given.matchedOptionValue("--step", last);
        if (step < 0 || step > last) {
            throw wrong(given, "pipeline '" + name + "' has steps 0 to " + last + ", there is no step " + step);
        }
        PrintWriter out = session.terminal().out();
        out.println("pipeline '" + name + "'");
        for (int i = 0; i <= last; i++) {
            Preview.Stage stage = preview.stages().get(i);
            out.printf(
                    "%s %2d  %s: %,d rows%s%n",
                    i == step ? ">" : " ",
                    i,
                    stage.name(),
                    stage.rows().rowCount(),
                    stage.rejected() == 0 ? "" : String.format(", %,d rejected", stage.rejected()));
        }
        out.println();
        out.println(RowsTable.of(
                preview.stages().get(step).rows(), session.terminal().width()));
    }

    private static ParameterException wrong(ParseResult given, String what) {
        return new ParameterException(given.commandSpec().commandLine(), what);
    }
}
