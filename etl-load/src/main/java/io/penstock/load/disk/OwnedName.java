package io.penstock.load.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names beside a target for what is not finished, {@code .TARGET.penstock-PID-START-NUMBER.ENDING}: they tell the process they
 * belong to, so that what a process that is gone left can be told from what another one is working on.
 */
public final class OwnedName {
    private static final AtomicLong NUMBER = new AtomicLong();

    private OwnedName() {}

    /** A name beside {@code target} that tells this process and that nothing else uses. */
    public static Path free(Path target, String ending) {
        Path absolute = target.toAbsolutePath();
        return Disk.directory(absolute)
                .resolve(prefix(absolute) + ProcessHandle.current().pid() + "-" + started(ProcessHandle.current()) + "-"
                        + NUMBER.incrementAndGet() + ending);
    }

    /**
     * What {@link #free} gave to processes that are gone.
     *
     * @param endings a regular expression
     */
    public static List<Path> abandoned(Path target, String endings) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = Disk.directory(absolute);
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        Pattern name =
                Pattern.compile(Pattern.quote(prefix(absolute)) + "(\\d{1,18})-(\\d{1,18})-\\d+(" + endings + ")");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher match = name.matcher(String.valueOf(file.getFileName()));
                if (match.matches() && !runs(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** The process that {@link #free} gave this name to, when it runs and is another one; null otherwise. */
    public static @Nullable Long otherOwner(Path target, Path name) {
        Pattern form = Pattern.compile(Pattern.quote(prefix(target)) + "(\\d{1,18})-(\\d{1,18})-.*");
        Matcher match = form.matcher(String.valueOf(name.getFileName()));
        if (!match.matches()) {
            return null;
        }
        long pid = Long.parseLong(match.group(1));
        boolean other = pid != ProcessHandle.current().pid() && runs(pid, Long.parseLong(match.group(2)));
        return other ? pid : null;
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".penstock-";
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static boolean runs(long pid, long started) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isPresent() && process.get().isAlive() && started(process.get()) == started;
    }
}
