package io.penstock.extract.files;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The files of a directory and of those below it, one row per file, in the order of their names, directory by directory.
 * Immutable. Memory is that of the names in one directory, and of its ancestors, at a time.
 *
 * <p>Columns: {@code path, name, extension} (lower case, without the dot; null when there is none), {@code directory, size}
 * (bytes), {@code created_at, modified_at, accessed_at, permissions} ({@code rw-r--r--}), {@code owner, group} (null where the
 * file system does not know them), {@code mime_type}, and those of {@link FileDetail}.
 */
public final class FilesExtractor implements Extractor {
    private static final long serialVersionUID = 1L;

    private final ScanSettings settings;

    private FilesExtractor(ScanSettings settings) {
        this.settings = settings;
    }

    /** Everything in and below a directory, hidden files excepted. */
    public static FilesExtractor of(Path directory) {
        return new FilesExtractor(ScanSettings.of(directory.toString()));
    }

    /**
     * Which files: a pattern such as {@code *.csv} for names at any depth, or with a slash ({@code 2024/**}) for the path below
     * the directory; all by default.
     */
    public FilesExtractor glob(String pattern) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw refused("glob '" + pattern + "' is not a pattern: " + e.getDescription());
        }
        return new FilesExtractor(settings.glob(pattern));
    }

    /** How many directories deep files may lie: 1 for those of the directory itself; no limit by default. */
    public FilesExtractor maxDepth(int directories) {
        if (directories < 1) {
            throw refused("max_depth must be at least 1: the files of the directory itself");
        }
        return new FilesExtractor(settings.maxDepth(directories));
    }

    /** Whether hidden files are listed; {@link HiddenFiles#SKIP} by default. */
    public FilesExtractor hidden(HiddenFiles policy) {
        return new FilesExtractor(settings.hidden(policy));
    }

    /** What becomes of symbolic links; {@link SymbolicLinks#FILES} by default. */
    public FilesExtractor symbolicLinks(SymbolicLinks policy) {
        return new FilesExtractor(settings.links(policy));
    }

    /** What happens when something cannot be read; {@link UnreadablePolicy#FAIL} by default. */
    public FilesExtractor unreadable(UnreadablePolicy policy) {
        return new FilesExtractor(settings.unreadable(policy));
    }

    /** How {@code mime_type} is found; {@link MimeDetection#CONTENT} by default. */
    public FilesExtractor mimeType(MimeDetection detection) {
        return new FilesExtractor(settings.mime(detection));
    }

    /** Further columns; none by default. */
    public FilesExtractor details(FileDetail... details) {
        Set<FileDetail> set = EnumSet.noneOf(FileDetail.class);
        set.addAll(List.of(details));
        return new FilesExtractor(settings.details(set));
    }

    private static PlanException refused(String what) {
        return new PlanException(Problem.of(FilesErrors.SETTING, what).at("files"));
    }

    @Override
    public Description describe() {
        Description text = Description.of("files", settings.directory());
        ScanSettings usual = ScanSettings.of(settings.directory());
        text = changed(text, "glob", settings.glob(), usual.glob());
        text = changed(text, "max_depth", settings.maxDepth(), usual.maxDepth());
        text = changed(text, "hidden", settings.hidden(), usual.hidden());
        text = changed(text, "symbolic_links", settings.links(), usual.links());
        text = changed(text, "unreadable", settings.unreadable(), usual.unreadable());
        text = changed(text, "mime_type", settings.mime(), usual.mime());
        String details = settings.details().stream()
                .map(detail -> detail.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return details.isEmpty() ? text : text.with("details", details);
    }

    private static Description changed(Description text, String name, Object value, Object usual) {
        if (value.equals(usual)) {
            return text;
        }
        return text.with(name, value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value);
    }

    @Override
    public Schema schema(StepContext context) {
        TreeWalk.requireDirectory(settings.root());
        return FileRows.schema(settings);
    }

    @Override
    public BatchSource open(StepContext context) {
        TreeWalk.requireDirectory(settings.root());
        return new FilesSource(settings, context);
    }
}
