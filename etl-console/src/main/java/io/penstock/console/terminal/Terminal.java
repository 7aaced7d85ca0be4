package io.penstock.console.terminal;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes. Results go to {@code out}, progress and errors to {@code err}.
 *
 * @param out results
 * @param err progress and errors
 * @param kind whether somebody watches {@code err}
 * @param width columns of a line
 * @param home the directory that holds the script {@code etl} and {@code config/}
 */
public record Terminal(PrintWriter out, PrintWriter err, Kind kind, int width, Path home) {
    private static final int DEFAULT_WIDTH = 100;

    /** Whether somebody watches. */
    public enum Kind {
        /** A person: progress is drawn over itself. */
        SCREEN,
        /** A file, a pipe or a log: progress is a line now and then. */
        LOG
    }

    /**
     * The terminal of this process. The start script tells what it saw in the system properties {@code etl.screen} ({@code
     * true} or {@code false}, the default) and {@code etl.home} (the working directory by default).
     */
    public static Terminal ofProcess() {
        return new Terminal(
                writer(System.out),
                writer(System.err),
                Boolean.getBoolean("etl.screen") ? Kind.SCREEN : Kind.LOG,
                width(System.getenv("COLUMNS")),
                Path.of(System.getProperty("etl.home", "")));
    }

    /** UTF-8, except on a Windows console, which has a code page. */
    private static PrintWriter writer(PrintStream stream) {
        String codePage = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Charset charset = windows && codePage != null ? Charset.forName(codePage) : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }

    private static int width(@Nullable String columns) {
        try {
            return columns == null ? DEFAULT_WIDTH : Math.max(40, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    /** A path as a person here would type it: relative to the working directory where it lies below it. */
    public static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }
}
