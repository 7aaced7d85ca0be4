package io.penstock.console.terminal;

import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunProgress;
import io.penstock.RunReport;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a run is: on a screen one line drawn over itself, in a log a line every ten seconds. Called by one thread at
 * a time, as the engine promises.
 */
public final class Progress implements RunListener {
    private static final int CELLS = 24;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Terminal terminal;
    private int drawn;
    private Duration nextLine = BETWEEN_LINES;

    public Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progress(Pipeline pipeline, RunProgress progress) {
        if (terminal.kind() == Terminal.Kind.SCREEN) {
            draw(line(pipeline.name(), progress, bar(progress)));
        } else if (progress.elapsed().compareTo(nextLine) >= 0) {
            nextLine = nextLine.plus(BETWEEN_LINES);
            terminal.err().println(line(pipeline.name(), progress, percent(progress)));
        }
    }

    @Override
    public void retrying(Pipeline pipeline, int attempt, String reason) {
        erase();
        terminal.err().println("attempt " + attempt + " failed and is repeated: " + reason);
        nextLine = BETWEEN_LINES;
    }

    @Override
    public void finished(Pipeline pipeline, RunReport report) {
        erase();
    }

    private void draw(String line) {
        String fitting = line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1);
        terminal.err().print('\r' + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
        terminal.err().flush();
        drawn = fitting.length();
    }

    private void erase() {
        if (drawn > 0) {
            terminal.err().print('\r' + " ".repeat(drawn) + '\r');
            terminal.err().flush();
            drawn = 0;
        }
    }

    private static String line(String name, RunProgress progress, String position) {
        double seconds = Math.max(1e-3, progress.elapsed().toNanos() / 1e9);
        StringBuilder line = new StringBuilder(name).append("  ").append(position);
        line.append(String.format(
                Locale.ROOT, "%,d rows  %,.0f rows/s", progress.rowsRead(), progress.rowsRead() / seconds));
        if (progress.bytesRead() >= 0) {
            line.append(String.format(Locale.ROOT, "  %.1f MB/s", progress.bytesRead() / 1e6 / seconds));
        }
        return line.toString();
    }

    private static String bar(RunProgress progress) {
        if (progress.bytesTotal() <= 0 || progress.bytesRead() < 0) {
            return "";
        }
        int full = (int) Math.round(share(progress) * CELLS);
        return "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] " + percent(progress);
    }

    private static String percent(RunProgress progress) {
        return progress.bytesTotal() <= 0 || progress.bytesRead() < 0
                ? ""
                : String.format(Locale.ROOT, "%3.0f%%  ", share(progress) * 100);
    }

    private static double share(RunProgress progress) {
        return Math.min(1, (double) progress.bytesRead() / progress.bytesTotal());
    }
}
