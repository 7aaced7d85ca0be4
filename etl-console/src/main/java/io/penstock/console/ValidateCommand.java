package io.penstock.console;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.console.command.Command;
import io.penstock.console.command.ConfigArguments;
import io.penstock.console.command.ExitCode;
import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl validate}. */
final class ValidateCommand implements Command {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public CommandSpec spec() {
        return ConfigArguments.of(
                "Checks a file, and its steps against the columns of its sources where these can be read.");
    }

    @Override
    public ExitCode run(ParseResult given, Session session) {
        ExitCode code = ExitCode.DONE;
        try (LocalEngine engine = LocalEngine.create()) {
            for (Pipeline pipeline : ConfigArguments.chosen(ConfigArguments.load(given), given)) {
                try {
                    engine.describe(pipeline);
                    session.terminal().out().println("pipeline '" + pipeline.name() + "' is valid");
                } catch (PlanException e) {
                    session.complain(e);
                    code = ExitCode.WRONG_USE;
                } catch (EtlException e) {
                    session.terminal()
                            .out()
                            .println("pipeline '" + pipeline.name() + "' is well formed; its columns were not checked: "
                                    + e.getMessage());
                }
            }
        }
        return code;
    }
}
