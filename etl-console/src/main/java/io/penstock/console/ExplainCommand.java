package io.penstock.console;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl explain}. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec spec() {
        return ConfigArguments.of("Shows what each pipeline would do: steps, settings, columns and their types.");
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        try (LocalEngine engine = LocalEngine.create()) {
            for (Pipeline pipeline : ConfigArguments.chosen(ConfigArguments.load(given), given)) {
                session.terminal().out().println(engine.describe(pipeline).toText());
            }
        }
        return ExitCode.DONE;
    }
}
