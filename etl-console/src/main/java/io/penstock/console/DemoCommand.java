package io.penstock.console;

import io.penstock.RunOptions;
import io.penstock.config.PipelineConfig;
import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.sample.LibrarySampleData;
import io.penstock.console.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code etl demo}: sample data, the main job, its report. */
final class DemoCommand implements Command {
    private static final long SEED = 8044;
    private static final long DEFAULT_ROWS = 200_000;
    private static final String PIPELINE = "checkouts";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Makes sample data of a public library, dirty as real data is, and loads it into SQLite.");
        return spec.addOption(OptionSpec.builder("--rows")
                        .paramLabel("N")
                        .type(Long.class)
                        .description("How many checkouts to make; 200,000 by default.")
                        .build())
                .addOption(OptionSpec.builder("--data")
                        .paramLabel("DIRECTORY")
                        .type(Path.class)
                        .description("Where to put data and results; data/demo beside the script by default.")
                        .build());
    }

    @Override
    public ExitCode run(ParseResult given, Session session) throws IOException {
        Terminal terminal = session.terminal();
        Path home = terminal.home();
        Path data = given.matchedOptionValue("--data", home.resolve("data").resolve("demo"));
        Path file = home.resolve("config").resolve("pipeline_configs.json");
        PrintWriter out = terminal.out();
        List<Path> made = LibrarySampleData.seed(SEED)
                .checkouts(given.matchedOptionValue("--rows", DEFAULT_ROWS))
                .writeTo(data);
        Path input = made.get(made.size() - 1);
        out.printf("sample data   %s (%,.1f MB)%n", Terminal.shown(input), Files.size(input) / 1e6);
        out.printf("pipeline      '%s' of %s%n%n", PIPELINE, Terminal.shown(file));
        PipelineConfig config = PipelineConfig.load(file, Map.of("DATA", data.toString()));
        Runs runs = new Runs(session, config, Runs.Voice.NORMAL);
        ExitCode code = runs.run(List.of(config.pipeline(PIPELINE)), RunOptions.defaults());
        if (code == ExitCode.DONE) {
            out.printf("table         checkouts in %s%n", Terminal.shown(data.resolve("library.db")));
            out.printf(
                    "rejected rows %s%n%n",
                    Terminal.shown(data.resolve("rejects").resolve("checkouts.csv")));
            out.printf(
                    "Next: ./etl preview %s --pipeline %s --set DATA=%s --rows 3%n",
                    Terminal.shown(file), PIPELINE, Terminal.shown(data));
        }
        return code;
    }
}
