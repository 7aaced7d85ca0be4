package io.penstock.console;

import io.penstock.Cancellation;
import io.penstock.console.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line in this process, with a small library to work on. */
final class Console {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path directory;
    private final Terminal.Kind kind;
    final Cancellation cancellation = new Cancellation();

    Console(Path directory) {
        this(directory, Terminal.Kind.LOG);
    }

    Console(Path directory, Terminal.Kind kind) {
        this.directory = directory;
        this.kind = kind;
    }

    int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new EtlCommand(new Terminal(new PrintWriter(out), new PrintWriter(err), kind, 100, root()), cancellation)
                .execute(args);
    }

    /** What the last command printed, with {@code DIR} for the directory. */
    String out() {
        return plain(out);
    }

    String err() {
        return plain(err);
    }

    private String plain(StringWriter text) {
        return text.toString().replace("\r\n", "\n").replace(directory.toString(), "DIR");
    }

    /** Three loans, of which the second has a wrong ISBN; and a config file with the limit in its place. */
    String library(String limit) {
        write("loans.csv", "id,isbn,member\n1,9783810065438, Ada \n2,978381006543X,Alan\n3,9782844411730,N/A\n");
        return write("loans.json", """
                {"name": "loans",
                 "config": {%s "stop_on_error": true},
                 "extractors": [{"type": "csv", "source": "${DIR}/loans.csv", "config": {"types": {"id": "INT64"}, "inference": "text"}}],
                 "transformers": [{"type": "clean", "config": {"null_tokens": "N/A"}}, {"type": "isbn", "column": "isbn"}],
                 "quality_checks": [{"type": "profile"}],
                 "loaders": [{"type": "database", "destination": "${DIR}/out.db", "config": {"table": "loans"}}],
                 "rejects": {"type": "csv", "destination": "${DIR}/rejects.csv"}}
                """.formatted(limit));
    }

    String write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the repository. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("config").resolve("pipeline_configs.json"))) {
            at = at.getParent();
        }
        return at;
    }
}
