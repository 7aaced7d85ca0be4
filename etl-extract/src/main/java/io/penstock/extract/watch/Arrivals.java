package io.penstock.extract.watch;

import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that are ready, in the order of their paths. */
final class Arrivals {
    private static final long POLL_MILLIS = 50;

    private final WatchSettings settings;
    private final Path directory;
    private final StepContext context;

    Arrivals(WatchSettings settings, StepContext context) {
        this.settings = settings;
        this.directory = settings.source().files().directory();
        this.context = context;
    }

    /** Those that are ready now; for {@link Readiness.Stable} after watching them. */
    List<Arrival> ready() throws IOException, InterruptedException {
        List<Arrival> all = all();
        List<Arrival> ready = new ArrayList<>();
        Readiness rule = settings.ready();
        if (rule instanceof Readiness.Stable stable && !all.isEmpty()) {
            sleep(stable.time());
        }
        long now = context.clock().millis();
        for (Arrival each : all) {
            boolean is;
            if (rule instanceof Readiness.Age age) {
                is = now - each.changed() / 1_000_000 >= age.time().toMillis();
            } else if (rule instanceof Readiness.DoneFile done) {
                is = Files.exists(doneFile(each.path(), done));
            } else {
                is = each.isUnchanged();
            }
            if (is) {
                ready.add(each);
            }
        }
        return ready;
    }

    /** Every file that matches, ready or not. */
    List<Arrival> all() throws IOException {
        List<Arrival> all = new ArrayList<>();
        for (Path path : settings.source().files().found()) {
            boolean marker = settings.ready() instanceof Readiness.DoneFile done
                    && String.valueOf(path.getFileName()).endsWith(done.ending());
            if (!marker && !isElsewhere(path)) {
                add(all, path);
            }
        }
        return all;
    }

    /** Files that tell the columns while none is ready: those that are not ready yet, else those in the archive. */
    List<Arrival> examples() throws IOException {
        List<Arrival> all = all();
        if (all.isEmpty() && settings.afterCommit() instanceof AfterCommit.Archive archive) {
            Path root = Path.of(archive.directory());
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(all, path);
                    }
                }
            }
        }
        return all;
    }

    private void add(List<Arrival> all, Path path) throws IOException {
        try {
            all.add(Arrival.of(directory, path));
        } catch (NoSuchFileException e) {
            // Gone since the directory was listed.
            return;
        }
    }

    /** Whether the file lies in the archive or the quarantine, which may be below the watched directory. */
    private boolean isElsewhere(Path path) {
        return (settings.afterCommit() instanceof AfterCommit.Archive archive && isIn(path, archive.directory()))
                || (settings.badFiles() instanceof BadFiles.Quarantine quarantine
                        && isIn(path, quarantine.directory()));
    }

    private static boolean isIn(Path path, String directory) {
        return path.toAbsolutePath()
                .normalize()
                .startsWith(Path.of(directory).toAbsolutePath().normalize());
    }

    static Path doneFile(Path path, Readiness.DoneFile done) {
        return path.resolveSibling(path.getFileName() + done.ending());
    }

    /** Waits, cancellable. */
    void sleep(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            context.checkCancelled();
            Thread.sleep(Math.min(POLL_MILLIS, left));
        }
        context.checkCancelled();
    }
}
