package io.penstock.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at a process and its descendants every 10 ms while they live. Peak memory is {@code VmHWM} of
 * {@code /proc/PID/status}; what happens after the last look is missed. Used by one thread.
 */
final class ProcessWatch {
    private static final long LOOK_EVERY_MILLIS = 10;

    private final ProcessHandle root;
    private final Map<Long, Duration> cpu = new HashMap<>();
    private long peakKilobytes;

    ProcessWatch(ProcessHandle root) {
        this.root = root;
    }

    /** Waits for the end of the process and returns its exit code. */
    int follow(Process process) throws InterruptedException {
        do {
            look(root);
            root.descendants().forEach(this::look);
        } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return process.exitValue();
    }

    Cost cost(double wallSeconds) {
        double seconds =
                cpu.values().stream().mapToDouble(time -> time.toNanos() / 1e9).sum();
        return new Cost(
                wallSeconds,
                cpu.isEmpty() ? Double.NaN : seconds,
                peakKilobytes == 0 ? Double.NaN : peakKilobytes * 1_024 / 1e6);
    }

    private void look(ProcessHandle process) {
        process.info().totalCpuDuration().ifPresent(time -> cpu.put(process.pid(), time));
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .forEach(kilobytes -> peakKilobytes = Math.max(peakKilobytes, kilobytes));
        } catch (IOException | UncheckedIOException e) {
            // The process has ended between two looks, or this system has no /proc: nothing to learn.
        }
    }
}
