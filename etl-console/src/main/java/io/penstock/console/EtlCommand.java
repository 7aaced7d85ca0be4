package io.penstock.console;

import io.penstock.Cancellation;
import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.quality.AlertsCommand;
import io.penstock.console.quality.AuditCommand;
import io.penstock.console.quality.CheckCommand;
import io.penstock.console.quality.ProfileCommand;
import io.penstock.console.quality.QualityCommand;
import io.penstock.console.quality.SuggestCommand;
import io.penstock.console.schedule.ScheduleCommand;
import io.penstock.console.schedule.StartCommand;
import io.penstock.console.terminal.Terminal;
import io.penstock.error.EtlException;
import io.penstock.error.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code etl}. An interrupt (Ctrl-C) cancels the run; the process ends when everything is rolled back. */
public final class EtlCommand {
    private static final long ROLLBACK_SECONDS = 30;
    private static final OptionSpec HELP = OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help.")
            .build();
    private static final OptionSpec TRACES = OptionSpec.builder("--stack-trace")
            .description("Show where in the program an error comes from.")
            .build();

    private final Terminal terminal;
    private final Cancellation cancellation;
    private final List<Command> commands = List.of(
            new DemoCommand(),
            new RunCommand(),
            new BackfillCommand(),
            new ExplainCommand(),
            new PreviewCommand(),
            new ValidateCommand(),
            new ProfileCommand(),
            new CheckCommand(),
            new SuggestCommand(),
            new QualityCommand(),
            new AlertsCommand(),
            new AuditCommand(),
            new StartCommand(),
            new ScheduleCommand(),
            new StagingCommand(),
            new BackupsCommand(),
            new SchemaCommand());

    public EtlCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    public static void main(String[] args) {
        Cancellation cancellation = new Cancellation();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancelAndWait(cancellation, ended), "etl-cancel"));
        int code = ExitCode.FAILED.number();
        try {
            code = new EtlCommand(Terminal.ofProcess(), cancellation).execute(args);
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    private static void cancelAndWait(Cancellation cancellation, CountDownLatch ended) {
        cancellation.cancel();
        try {
            ended.await(ROLLBACK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs one command and tells how it ended, see {@link ExitCode}. Never throws. */
    public int execute(String... args) {
        CommandSpec root = CommandSpec.create()
                .name("etl")
                .version(Optional.ofNullable(EtlCommand.class.getPackage().getImplementationVersion())
                        .orElse("(development)"))
                .addOption(HELP)
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        root.usageMessage().description("Moves, cleans and checks data as a JSON file says.");
        for (Command command : commands) {
            root.addSubcommand(command.name(), command.spec().addOption(HELP).addOption(TRACES));
        }
        if (args.length > 0 && !args[0].startsWith("-") && !root.subcommands().containsKey(args[0])) {
            terminal.err()
                    .println("error: there is no command '" + args[0] + "'. "
                            + Suggestion.among(args[0], root.subcommands().keySet()));
            return ExitCode.WRONG_USE.number();
        }
        CommandLine line = new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setExecutionStrategy(this::dispatch)
                .setParameterExceptionHandler((e, given) -> complain(e));
        int code = line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private int dispatch(ParseResult given) {
        Integer helped = CommandLine.executeHelpRequest(given);
        if (helped != null) {
            return helped;
        }
        if (!given.hasSubcommand()) {
            given.commandSpec().commandLine().usage(terminal.err());
            return ExitCode.WRONG_USE.number();
        }
        ParseResult chosen = given.subcommand();
        Command.Session session = new Command.Session(terminal, cancellation, chosen.hasMatchedOption("--stack-trace"));
        for (Command command : commands) {
            if (command.name().equals(chosen.commandSpec().name())) {
                return run(command, chosen, session).number();
            }
        }
        throw new IllegalStateException("no command '" + chosen.commandSpec().name() + "'");
    }

    private static ExitCode run(Command command, ParseResult given, Command.Session session) {
        try {
            return command.run(given, session);
        } catch (EtlException e) {
            session.complain(e);
            return ExitCode.of(e);
        } catch (IOException e) {
            session.terminal().err().println("error: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return ExitCode.FAILED;
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            session.terminal().err().println("This is a bug of Penstock, please report it with what follows.");
            e.printStackTrace(session.terminal().err());
            return ExitCode.FAILED;
        }
    }

    private int complain(ParameterException e) {
        PrintWriter err = terminal.err();
        err.println("error: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try './" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.WRONG_USE.number();
    }
}
