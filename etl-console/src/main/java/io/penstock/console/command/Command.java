package io.penstock.console.command;

import io.penstock.Cancellation;
import io.penstock.console.terminal.Terminal;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the commands. Options are declared in code rather than by annotations: no reflection at start-up. */
public interface Command {
    String name();

    CommandSpec spec();

    /** Does it; every mistake of the user is thrown. */
    ExitCode run(ParseResult given, Session session) throws IOException;

    /**
     * What every command works with.
     *
     * @param cancellation set when the user interrupts
     * @param showTraces whether errors are shown with their stack trace
     */
    record Session(Terminal terminal, Cancellation cancellation, boolean showTraces) {
        public void complain(Throwable e) {
            terminal.err().println("error: " + e.getMessage());
            if (showTraces) {
                e.printStackTrace(terminal.err());
            }
        }
    }
}
