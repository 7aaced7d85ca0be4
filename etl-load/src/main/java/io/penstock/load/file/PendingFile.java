package io.penstock.load.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file being written beside its target, under a name that tells the process it belongs to, and renamed to the target when
 * it is whole. Files left by processes that are gone are removed by {@link #sweep}. One thread.
 */
public final class PendingFile {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Path target;
    private final Path path;
    private final List<Path> madeDirectories;

    private PendingFile(Path target, Path path, List<Path> madeDirectories) {
        this.target = target;
        this.path = path;
        this.madeDirectories = madeDirectories;
    }

    /**
     * A free name beside {@code target}; the target's directory is made if absent.
     *
     * @throws IOException when the directory cannot be made
     */
    public static PendingFile beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = directory(absolute);
        List<Path> made = new ArrayList<>();
        for (Path each = directory; each != null && !Files.isDirectory(each); each = each.getParent()) {
            if (Files.exists(each)) {
                throw new FileAlreadyExistsException(each.toString());
            }
            made.add(each);
        }
        Files.createDirectories(directory);
        return new PendingFile(absolute, freeName(absolute, ".tmp"), Collections.unmodifiableList(made));
    }

    /** A name beside {@code target} that tells this process and that nothing else uses. */
    static Path freeName(Path target, String ending) {
        Path absolute = target.toAbsolutePath();
        return directory(absolute)
                .resolve(prefix(absolute) + ProcessHandle.current().pid() + "-" + started(ProcessHandle.current()) + "-"
                        + NUMBER.incrementAndGet() + ending);
    }

    /** What {@link #freeName} gave to processes that are gone. */
    static List<Path> abandoned(Path target, String endings) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = directory(absolute);
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

    /** The process that {@link #freeName} gave this name to, when it runs and is another one; null otherwise. */
    static @Nullable Long otherOwner(Path target, Path name) {
        Pattern form = Pattern.compile(Pattern.quote(prefix(target)) + "(\\d{1,18})-(\\d{1,18})-.*");
        Matcher match = form.matcher(String.valueOf(name.getFileName()));
        if (!match.matches()) {
            return null;
        }
        long pid = Long.parseLong(match.group(1));
        boolean other = pid != ProcessHandle.current().pid() && runs(pid, Long.parseLong(match.group(2)));
        return other ? pid : null;
    }

    /** Removes the pending files of this target whose process is gone. */
    public static void sweep(Path target) throws IOException {
        for (Path file : abandoned(target, "\\.tmp(-journal)?")) {
            Files.deleteIfExists(file);
        }
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /** Writes the file's content through to the disk. */
    public void force() throws IOException {
        force(path);
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Gives the file its target's name, in place of a file of that name. */
    public void publish() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
        forceDirectory();
    }

    /** Forces what was written so far to disk; gives what {@link #resume} needs to go on behind it. */
    public String checkpoint() throws IOException {
        force();
        return Files.size(path) + "\n" + path;
    }

    /**
     * Takes over the file of a process that is gone, without what it wrote behind the checkpoint.
     *
     * @throws java.nio.file.NoSuchFileException when the file is not there any more
     */
    public static PendingFile resume(Path target, String checkpoint) throws IOException {
        PendingFile next = beside(target);
        Files.copy(checkpointed(checkpoint), next.path);
        next.rollBack(checkpoint);
        return next;
    }

    /** The file that a checkpoint is about. */
    static Path checkpointed(String checkpoint) {
        return Path.of(checkpoint.substring(checkpoint.indexOf('\n') + 1));
    }

    /** Cuts off what was written behind a checkpoint. */
    public void rollBack(String checkpoint) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(Long.parseLong(checkpoint.substring(0, checkpoint.indexOf('\n'))));
            channel.force(true);
        }
    }

    /**
     * Gives the file its target's name unless there is a file of that name by now.
     *
     * @throws FileAlreadyExistsException when there is
     */
    public void publishNew() throws IOException {
        try {
            Files.createLink(target, path);
            Files.delete(path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(path, target);
        }
        forceDirectory();
    }

    /** What {@link #recover} needs to publish this file from another process. */
    public String receipt() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Publishes a file that was whole when its process died; does nothing when that had been done.
     *
     * @param receipt what {@link #receipt} of that file gave
     */
    public static void recover(Path target, String receipt) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path left = directory(absolute).resolve(receipt);
        if (Files.exists(left)) {
            new PendingFile(absolute, left, List.of()).publish();
        }
    }

    /** Removes the file, and the directories made for it if they are empty. Safe to call twice. */
    public void discard() throws IOException {
        Files.deleteIfExists(path);
        for (Path directory : madeDirectories) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                if (files.iterator().hasNext()) {
                    return;
                }
            } catch (IOException e) {
                return;
            }
            Files.deleteIfExists(directory);
        }
    }

    private void forceDirectory() {
        forceDirectory(directory(target));
    }

    /** Makes renames in a directory survive a crash of the machine. */
    static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // A platform that cannot open a directory orders renames itself.
            return;
        }
    }

    static Path directory(Path absolute) {
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
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
