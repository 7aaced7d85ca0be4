package io.penstock.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a command to its end and measures it. What it prints is kept only to explain a failure. */
public final class ChildProcess {
    private static final int LAST_WORDS = 2_000;

    private ChildProcess() {}

    /**
     * Runs the command.
     *
     * @throws ChildFailedException if it ends with another code than 0
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted; the child is ended first
     */
    public static Cost run(Command command) throws IOException, InterruptedException, ChildFailedException {
        Path printed = Files.createTempFile("benchmark", ".out");
        Path usage = Files.createTempFile("benchmark", ".time");
        try {
            boolean gnuTime = GnuTime.isPresent();
            List<String> words = new ArrayList<>(gnuTime ? GnuTime.prefix(usage) : List.of());
            words.addAll(command.words());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(command.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().putAll(command.environment());
            long start = System.nanoTime();
            Process process = builder.start();
            ProcessWatch watch = new ProcessWatch(process.toHandle());
            int code = waitFor(process, watch, gnuTime);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (code != 0) {
                throw new ChildFailedException(
                        String.join(" ", command.words()) + " ended with code " + code + "\n" + lastWords(printed));
            }
            return gnuTime ? GnuTime.read(usage, seconds) : watch.cost(seconds);
        } finally {
            Files.deleteIfExists(printed);
            Files.deleteIfExists(usage);
        }
    }

    private static int waitFor(Process process, ProcessWatch watch, boolean accountKept) throws InterruptedException {
        try {
            return accountKept ? process.waitFor() : watch.follow(process);
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw e;
        }
    }

    private static String lastWords(Path printed) throws IOException {
        String text = Files.readString(printed, StandardCharsets.ISO_8859_1).strip();
        return text.substring(Math.max(0, text.length() - LAST_WORDS));
    }
}
