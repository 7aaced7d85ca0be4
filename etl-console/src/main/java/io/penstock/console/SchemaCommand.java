package io.penstock.console;

import io.penstock.config.JsonSchemas;
import io.penstock.console.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl schema}. */
final class SchemaCommand implements Command {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Prints the JSON Schema of config files, made of the types on the class path.");
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .index("0")
                .arity("0..1")
                .type(Path.class)
                .description("Write it there instead.")
                .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        @Nullable Path file = given.matchedPositionalValue(0, (Path) null);
        if (file == null) {
            session.terminal().out().print(JsonSchemas.pipelines());
        } else {
            ReportFile.writeText(file, JsonSchemas.pipelines());
            session.terminal().out().println("written: " + Terminal.shown(file));
        }
        return ExitCode.DONE;
    }
}
