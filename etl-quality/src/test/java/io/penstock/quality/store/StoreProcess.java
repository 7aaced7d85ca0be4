package io.penstock.quality.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Another process that writes runs into a store and notes each in a file when it has been written. */
final class StoreProcess {
    private StoreProcess() {}

    static Process start(Path store, Path noted, String name, int threads, int runsOfEach) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StoreProcess.class.getName(),
                        store.toString(),
                        noted.toString(),
                        name,
                        String.valueOf(threads),
                        String.valueOf(runsOfEach))
                .redirectErrorStream(true)
                .redirectOutput(
                        noted.resolveSibling(noted.getFileName() + ".log").toFile())
                .start();
    }

    /** The ids that the process noted; a line that it was killed in is left out. */
    static List<String> noted(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    public static void main(String[] args) throws InterruptedException {
        Path store = Path.of(args[0]);
        Path noted = Path.of(args[1]);
        int runs = Integer.parseInt(args[4]);
        List<Thread> threads = IntStream.range(0, Integer.parseInt(args[3]))
                .mapToObj(thread -> new Thread(() -> write(store, noted, args[2] + "-" + thread, runs)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void write(Path store, Path noted, String name, int runs) {
        for (int i = 0; i < runs; i++) {
            String id = name + "-" + i;
            QualityStore.file(store).save(SampleRuns.large("loans", id, Instant.now()));
            try {
                Files.writeString(noted, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
