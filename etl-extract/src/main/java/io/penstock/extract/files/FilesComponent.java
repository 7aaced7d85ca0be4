package io.penstock.extract.files;

import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.PATH;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.listOf;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;

/** The source {@code files} for JSON. */
public final class FilesComponent {
    private static final FileDetail[] NONE = {};

    private FilesComponent() {}

    public static Component<FilesExtractor> component() {
        return Component.of(Role.EXTRACTOR, "files", FilesExtractor.class, s -> FilesExtractor.of(s.get("path", PATH)))
                .aliases("FileExtractor", "FilesExtractor", "DirectoryScanner", "FileSystemExtractor")
                .summary("The files of a directory, one row each")
                .required("path", PATH, "the directory")
                .target("path")
                .option("glob", TEXT, "**", "which files: *.csv for names, 2024/** for paths", FilesExtractor::glob)
                .option(
                        "max_depth",
                        INTEGER,
                        null,
                        "directories deep that files may lie; 1 for the directory itself",
                        FilesExtractor::maxDepth)
                .option(
                        "hidden",
                        choice(HiddenFiles.class),
                        "skip",
                        "whether hidden files are listed",
                        FilesExtractor::hidden)
                .option(
                        "symbolic_links",
                        choice(SymbolicLinks.class),
                        "files",
                        "what becomes of symbolic links",
                        FilesExtractor::symbolicLinks)
                .option(
                        "unreadable",
                        choice(UnreadablePolicy.class),
                        "fail",
                        "what happens when something cannot be read",
                        FilesExtractor::unreadable)
                .option(
                        "mime_type",
                        choice(MimeDetection.class),
                        "content",
                        "how mime_type is found",
                        FilesExtractor::mimeType)
                .option(
                        "details",
                        listOf(choice(FileDetail.class)),
                        null,
                        "further columns, for which whole files are read",
                        (extractor, details) -> extractor.details(details.toArray(NONE)));
    }
}
