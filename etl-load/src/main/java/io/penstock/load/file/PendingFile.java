package io.penstock.load.file;

import io.penstock.load.disk.Disk;
import io.penstock.load.disk.OwnedName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A file being written beside its target, under a name that tells the process it belongs to, and renamed to the target when
 * it is whole. Files left by processes that are gone are removed by {@link #sweep}. One thread.
 */
public final class PendingFile {
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

    static Path freeName(Path target, String ending) {
        return OwnedName.free(target, ending);
    }

    static List<Path> abandoned(Path target, String endings) throws IOException {
        return OwnedName.abandoned(target, endings);
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
        Disk.force(file);
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

    static void forceDirectory(Path directory) {
        Disk.forceDirectory(directory);
    }

    static Path directory(Path absolute) {
        return Disk.directory(absolute);
    }
}
