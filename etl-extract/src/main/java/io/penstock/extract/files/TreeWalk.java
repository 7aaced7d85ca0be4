package io.penstock.extract.files;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files below a directory, each directory's names in the order of their UTF-16 units and a subdirectory's files where its
 * name stands. Files that vanish on the way are passed over. One thread.
 */
final class TreeWalk {
    private final ScanSettings settings;
    private final Path root;
    private final @Nullable PathMatcher matcher;
    private final boolean byName;
    private final Deque<Level> levels = new ArrayDeque<>();

    /** @param real the directory behind all links, by which loops are found; null unless links are followed */
    private record Level(@Nullable Path real, Iterator<Path> names) {}

    TreeWalk(ScanSettings settings) {
        this.settings = settings;
        this.root = settings.root();
        String glob = settings.glob();
        this.matcher = glob.equals(ScanSettings.EVERYTHING)
                ? null
                : FileSystems.getDefault().getPathMatcher("glob:" + glob);
        this.byName = glob.indexOf('/') < 0;
        Entry failed = enter(root);
        if (failed != null) {
            levels.push(new Level(null, List.<Path>of().iterator()));
            unlisted = failed;
        }
    }

    private @Nullable Entry unlisted;

    static void requireDirectory(Path root) {
        if (!Files.isDirectory(root)) {
            throw new ExtractException(Problem.of(
                            FilesErrors.NO_DIRECTORY,
                            Files.exists(root)
                                    ? "'" + root + "' is a file, a directory was expected"
                                    : "there is no directory '" + root + "' (looked in "
                                            + Path.of("").toAbsolutePath() + ")")
                    .next(Files.exists(root) ? "Name the directory it lies in." : "Check the path."));
        }
    }

    /** The next file, or directory that cannot be listed; null at the end. */
    @Nullable
    Entry next() {
        Entry first = unlisted;
        if (first != null) {
            unlisted = null;
            return first;
        }
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            if (!level.names.hasNext()) {
                levels.pop();
                continue;
            }
            Entry entry = look(level.names.next());
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** The entry of a file that is wanted, or of a directory that cannot be entered; null otherwise. */
    private @Nullable Entry look(Path path) {
        try {
            if (settings.hidden() == HiddenFiles.SKIP && Files.isHidden(path)) {
                return null;
            }
            BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean link = own.isSymbolicLink();
            if (link && settings.links() == SymbolicLinks.SKIP) {
                return null;
            }
            BasicFileAttributes meant = link ? target(path) : own;
            if (meant == null) {
                return null;
            } else if (meant.isDirectory()) {
                boolean entered = levels.size() < settings.maxDepth()
                        && (!link || (settings.links() == SymbolicLinks.FOLLOW && !leadsBack(path)));
                return entered ? enter(path) : null;
            }
            return meant.isRegularFile() && isWanted(path) ? new Entry(path, null) : null;
        } catch (NoSuchFileException e) {
            // Gone since its directory was listed.
            return null;
        } catch (IOException e) {
            return new Entry(path, reason(e));
        }
    }

    /** What a link leads to; null when it leads to nothing, or round in a circle of links. */
    private static @Nullable BasicFileAttributes target(Path link) throws IOException {
        try {
            return Files.readAttributes(link, BasicFileAttributes.class);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            return null;
        }
    }

    private boolean leadsBack(Path link) throws IOException {
        Path real = link.toRealPath();
        for (Level level : levels) {
            if (level.real != null && level.real.startsWith(real)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(Path path) {
        return matcher == null || matcher.matches(byName ? path.getFileName() : root.relativize(path));
    }

    private @Nullable Entry enter(Path directory) {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(names::add);
            names.sort(null);
            Path real = settings.links() == SymbolicLinks.FOLLOW ? directory.toRealPath() : null;
            levels.push(new Level(real, names.iterator()));
            return null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            return new Entry(directory, cause == null ? String.valueOf(e.getMessage()) : reason(cause));
        } catch (IOException e) {
            return new Entry(directory, reason(e));
        }
    }

    /** A few words: {@code access denied}. */
    static String reason(IOException error) {
        return error instanceof AccessDeniedException
                ? "access denied"
                : error.getClass().getSimpleName() + (error.getMessage() == null ? "" : " " + error.getMessage());
    }
}
