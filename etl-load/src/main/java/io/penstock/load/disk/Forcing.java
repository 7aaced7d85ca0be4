package io.penstock.load.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes many files or directories through to the disk, several at a time: each waits for the disk and not for the processor, and
 * file systems with a journal settle what waits together in one write.
 */
public final class Forcing {
    /** Files that wait at the same time. */
    private static final int WIDTH = 16;

    private static final int FEW = 4;

    private Forcing() {}

    @FunctionalInterface
    private interface Force {
        void accept(Path path) throws IOException;
    }

    /**
     * The content of all these files.
     *
     * @throws IOException the first that failed; the others are forced or not
     */
    public static void files(Collection<Path> files) throws IOException {
        all(files, Disk::force);
    }

    /** The renames in all these directories, see {@link Disk#forceDirectory}. */
    public static void directories(Collection<Path> directories) {
        try {
            all(directories, Disk::forceDirectory);
        } catch (IOException e) {
            throw new IllegalStateException("forcing a directory fails silently", e);
        }
    }

    private static void all(Collection<Path> paths, Force force) throws IOException {
        if (paths.size() < FEW) {
            for (Path path : paths) {
                force.accept(path);
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(WIDTH, paths.size()), work -> {
            Thread thread = new Thread(work, "penstock-force");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> waiting = new ArrayList<>(paths.size());
            for (Path path : paths) {
                waiting.add(pool.submit(() -> {
                    force.accept(path);
                    return path;
                }));
            }
            for (Future<?> each : waiting) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the disk", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
