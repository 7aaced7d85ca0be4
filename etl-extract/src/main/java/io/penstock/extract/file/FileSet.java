package io.penstock.extract.file;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files a source reads: listed, or found by a glob when the run starts. Immutable.
 *
 * @param paths the files, in reading order; empty for a glob
 * @param glob a pattern of {@link java.nio.file.FileSystem#getPathMatcher}, such as {@code data/2024-*.csv}; matches are read in
 *     the order of their names
 */
public record FileSet(List<String> paths, @Nullable String glob) implements Serializable {
    private static final String GLOB_CHARACTERS = "*?[{";

    public FileSet {
        paths = List.copyOf(paths);
        if (glob == null && paths.isEmpty()) {
            throw new IllegalArgumentException("at least one file is needed");
        }
    }

    public static FileSet of(List<Path> paths) {
        return new FileSet(paths.stream().map(Path::toString).toList(), null);
    }

    public static FileSet glob(String pattern) {
        return new FileSet(List.of(), pattern);
    }

    /** One file, or a glob when the text holds a glob character (star, question mark, bracket, brace) and there is no file of that very name. */
    public static FileSet parse(String text) {
        return isPattern(text) && !isFile(text) ? glob(text) : new FileSet(List.of(text), null);
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (java.nio.file.InvalidPathException e) {
            return false;
        }
    }

    /**
     * The files that are there now.
     *
     * @throws ExtractException when a glob matches none
     */
    public List<Path> files() throws IOException {
        if (glob == null) {
            return paths.stream().map(Path::of).toList();
        }
        List<Path> found = found();
        if (found.isEmpty()) {
            throw new ExtractException(Problem.of(
                            FileErrors.NO_MATCH,
                            "no file matches '" + glob + "' (searched "
                                    + directory().toAbsolutePath().normalize() + ")")
                    .next("Check the pattern and the working directory."));
        }
        return found;
    }

    /** The files that are there now, perhaps none: those of the list that are files, or those that match the glob. */
    public List<Path> found() throws IOException {
        if (glob == null) {
            return paths.stream().map(Path::of).filter(Files::isRegularFile).toList();
        }
        return find(directory(), glob.substring(fixedLength(glob)));
    }

    /** The directory that a glob searches; that of the first file of a list. */
    public Path directory() {
        if (glob == null) {
            return Path.of(paths.get(0)).resolveSibling("");
        }
        int fixed = fixedLength(glob);
        return Path.of(fixed == 0 ? "." : glob.substring(0, fixed));
    }

    /** Length of the directories in front of the first one that is a pattern. */
    private static int fixedLength(String glob) {
        int fixed = 0;
        for (int slash = glob.indexOf('/'); slash >= 0; slash = glob.indexOf('/', fixed)) {
            if (isPattern(glob.substring(fixed, slash))) {
                break;
            }
            fixed = slash + 1;
        }
        return fixed;
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0);
    }

    private static List<Path> find(Path root, String pattern) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/").length;
        try (Stream<Path> walk = Files.walk(root, depth)) {
            return walk.filter(p -> matcher.matches(root.relativize(p)) && Files.isRegularFile(p))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** For messages and reports, without directories: {@code checkouts.csv}, {@code 2024-*.csv}, {@code a.csv and 2 more}. */
    public String title() {
        if (glob != null) {
            return glob.substring(fixedLength(glob));
        }
        Path name = Path.of(paths.get(0)).getFileName();
        String first = name == null ? paths.get(0) : name.toString();
        return paths.size() == 1 ? first : first + " and " + (paths.size() - 1) + " more";
    }
}
