package io.penstock.quality.profile.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file that is written beside its target and renamed to it when it is whole. Files that processes which are gone left are
 * removed when another one is begun.
 */
final class ProfileFile {
    private final Path target;
    private final Path pending;
    private final List<Path> madeDirectories;

    private ProfileFile(Path target, Path pending, List<Path> madeDirectories) {
        this.target = target;
        this.pending = pending;
        this.madeDirectories = madeDirectories;
    }

    /** Makes the directory of the target if absent. */
    static ProfileFile beside(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = directory(target);
        List<Path> made = new ArrayList<>();
        for (Path each = directory; each != null && Files.notExists(each); each = each.getParent()) {
            made.add(each);
        }
        String prefix = "." + target.getFileName() + ".penstock-profile-";
        Path pending = directory.resolve(prefix + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".tmp");
        ProfileFile profile = new ProfileFile(target, pending, made);
        try {
            Files.createDirectories(directory);
            sweep(directory, prefix);
        } catch (IOException e) {
            throw ProfileSink.cannotWrite(profile, e);
        }
        return profile;
    }

    private static Path directory(Path absolute) {
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    private static void sweep(Path directory, String prefix) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(prefix) + "(\\d{1,18})-\\d+\\.tmp");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher match = name.matcher(String.valueOf(file.getFileName()));
                if (match.matches()
                        && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    Path target() {
        return target;
    }

    void write(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(pending, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    void publish() throws IOException {
        try {
            Files.move(pending, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(pending, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was written, and the directories made for it while they are empty. */
    void discard() throws IOException {
        Files.deleteIfExists(pending);
        for (Path directory : madeDirectories) {
            if (!Files.isDirectory(directory)) {
                continue;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                if (files.iterator().hasNext()) {
                    return;
                }
            }
            Files.deleteIfExists(directory);
        }
    }
}
