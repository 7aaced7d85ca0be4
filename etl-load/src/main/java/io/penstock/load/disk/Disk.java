package io.penstock.load.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Files and directories as a whole. */
public final class Disk {
    private Disk() {}

    /** Writes a file's content through to the disk. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes renames in a directory survive a crash of the machine. */
    public static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // A platform that cannot open a directory orders renames itself.
            return;
        }
    }

    /** Writes everything below a directory through to the disk. */
    public static void forceTree(Path directory) throws IOException {
        for (Path each : tree(directory)) {
            if (Files.isDirectory(each)) {
                forceDirectory(each);
            } else {
                force(each);
            }
        }
    }

    /** The directory that a file of an absolute path stands in. */
    public static Path directory(Path absolute) {
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    /** Removes a file, or a directory with everything in it; nothing when there is none. */
    public static void delete(Path directory) throws IOException {
        for (Path file : tree(directory)) {
            Files.deleteIfExists(file);
        }
    }

    /** Bytes of all files below a directory. */
    public static long bytes(Path directory) throws IOException {
        long sum = 0;
        for (Path file : tree(directory)) {
            sum += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return sum;
    }

    /** What stands below a directory, and it itself, the deepest first; nothing when it is not there. */
    private static List<Path> tree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The SHA-256 of a file's bytes, 64 hexadecimal digits in lower case. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = newSha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
