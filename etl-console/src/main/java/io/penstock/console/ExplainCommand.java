package io.penstock.console;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.PlanDescription;
import io.penstock.console.command.Command;
import io.penstock.console.command.ConfigArguments;
import io.penstock.console.command.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl explain}. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec spec() {
        return ConfigArguments.of(
                        "Shows what each pipeline would do: steps, settings, columns and their types, what is pushed"
                                + " down to the sources, what spills to disk.")
                .addOption(OptionSpec.builder("--json")
                        .description("As JSON: one document for each pipeline.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        try (LocalEngine engine = LocalEngine.create()) {
            for (Pipeline pipeline : ConfigArguments.chosen(ConfigArguments.load(given), given)) {
                PlanDescription plan = engine.describe(pipeline);
                session.terminal().out().println(given.hasMatchedOption("--json") ? plan.toJson() : plan.toText());
            }
        }
        return ExitCode.DONE;
    }
}
