package io.penstock.load.backup;

import io.penstock.load.disk.Disk;
import io.penstock.load.disk.OwnedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies of files and directories, byte by byte, and their way back. */
final class FileCopies {
    private static final String MANIFEST = ".manifest.json";
    private static final String DATA = "data";

    private FileCopies() {}

    /** Copies the target, and the manifest beside it where there is one. */
    static void save(Path target, Path version) throws IOException {
        copy(target, version.resolve(DATA));
        Path manifest = manifest(target);
        if (Files.isRegularFile(manifest)) {
            Files.copy(manifest, version.resolve(DATA + MANIFEST));
        }
    }

    private static Path manifest(Path target) {
        return target.resolveSibling(target.getFileName() + MANIFEST);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            all = files.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : all) {
            Path copy = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * Puts a copy in the target's place. A file changes by one rename. A directory takes two: in between it is not there, and
     * when the second fails the first is taken back. What a process that was killed in between has moved away is put back
     * before anything else, so that at every moment the target or what it was is on disk.
     */
    static void restore(Path version, Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Files.createDirectories(Disk.directory(absolute));
        putBack(absolute);
        for (Path left : OwnedName.abandoned(absolute, "\\.restore|\\.old")) {
            Disk.delete(left);
        }
        Path copy = OwnedName.free(absolute, ".restore");
        try {
            copy(version.resolve(DATA), copy);
            if (Files.isDirectory(copy)) {
                Disk.forceTree(copy);
            } else {
                Disk.force(copy);
            }
            swap(copy, absolute);
            restoreManifest(version.resolve(DATA + MANIFEST), manifest(absolute));
            Disk.forceDirectory(Disk.directory(absolute));
        } finally {
            Disk.delete(copy);
        }
    }

    /** Undoes the first of two renames whose second never came. */
    static void putBack(Path target) throws IOException {
        List<Path> moved = OwnedName.abandoned(target, "\\.old");
        if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS) && !moved.isEmpty()) {
            Path newest = moved.get(0);
            for (Path each : moved) {
                if (Files.getLastModifiedTime(each).compareTo(Files.getLastModifiedTime(newest)) > 0) {
                    newest = each;
                }
            }
            Files.move(newest, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.forceDirectory(Disk.directory(target));
        }
    }

    private static void swap(Path copy, Path target) throws IOException {
        if (Files.isRegularFile(copy) && !Files.isDirectory(target)) {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = OwnedName.free(target, ".old");
        boolean there = Files.exists(target);
        if (there) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (there && Files.notExists(target)) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        Disk.forceDirectory(Disk.directory(target));
        Disk.delete(old);
    }

    private static void restoreManifest(Path saved, Path manifest) throws IOException {
        Path copy = OwnedName.free(manifest, ".restore");
        try {
            Files.copy(saved, copy);
            Disk.force(copy);
            Files.move(copy, manifest, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(manifest);
        }
    }
}
