package io.penstock.load.file.manifest;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.partition.PartFiles;
import io.penstock.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the files of a target hold, as {@code NAME.manifest.json} beside the target {@code NAME}. It is published after the
 * files, so a reader that finds it finds them too.
 *
 * @param pipeline the pipeline that wrote last
 * @param runId its run
 * @param writtenAt when that run began
 * @param format as in {@code type}: {@code csv}
 * @param schema the columns of the whole, those that only directory names tell included
 * @param partitionBy columns whose values name the directories; none for a single file
 * @param files sorted by path
 */
public record Manifest(
        String pipeline,
        String runId,
        Instant writtenAt,
        String format,
        Schema schema,
        List<String> partitionBy,
        List<ManifestEntry> files) {
    private static final String ENDING = ".manifest.json";

    public Manifest {
        partitionBy = List.copyOf(partitionBy);
        files = List.copyOf(files);
    }

    /** Where the manifest of a target stands. */
    public static Path beside(Path target) {
        return target.toAbsolutePath().resolveSibling(target.getFileName() + ENDING);
    }

    /** Rows of all files; -1 when those of one are not known. */
    public long rows() {
        return files.stream().anyMatch(file -> file.rows() < 0)
                ? -1
                : files.stream().mapToLong(ManifestEntry::rows).sum();
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(ManifestEntry::bytes).sum();
    }

    /** The entry of a path relative to the manifest's directory. */
    public Optional<ManifestEntry> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Writes it as JSON in UTF-8; the file must not be there yet. */
    public void write(Path file) throws IOException {
        ManifestJson.write(this, file);
    }

    /**
     * Reads a manifest.
     *
     * @param path the manifest, or the target it stands beside
     * @throws LoadException {@code PEN-4211} when it is not there or is no manifest
     */
    public static Manifest read(Path path) {
        Path file = file(path);
        try {
            return ManifestJson.read(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no manifest", e);
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, "this is not a manifest that can be read (" + e.getMessage() + ")", e);
        }
    }

    private static LoadException unreadable(Path file, String what, Exception cause) {
        return new LoadException(
                Problem.of(ManifestErrors.UNREADABLE, what)
                        .at(file.toString())
                        .next("Load again with manifest write, or name another file."),
                cause);
    }

    private static Path file(Path path) {
        return String.valueOf(path.getFileName()).endsWith(ENDING) ? path.toAbsolutePath() : beside(path);
    }

    /**
     * Reads every file the manifest lists and compares size and SHA-256; for partitioned data also looks for files that it
     * does not list.
     *
     * @param path the manifest, or the target it stands beside
     * @return the manifest, when everything is as it says
     * @throws LoadException {@code PEN-4212} naming the first file that differs, in the order of their paths
     */
    public static Manifest verify(Path path) {
        Manifest manifest = read(path);
        Path file = file(path);
        Path directory = file.resolveSibling("");
        try {
            for (ManifestEntry entry : manifest.files) {
                Path listed = directory.resolve(entry.path());
                if (!Files.isRegularFile(listed)) {
                    throw differs(listed, "the file is not there", file);
                }
                long size = Files.size(listed);
                if (size != entry.bytes()) {
                    throw differs(listed, "the file has " + size + " bytes, the manifest says " + entry.bytes(), file);
                } else if (!ManifestEntry.of("", 0, listed).sha256().equals(entry.sha256())) {
                    throw differs(listed, "the file's SHA-256 is not the manifest's", file);
                }
            }
            if (!manifest.partitionBy.isEmpty()) {
                manifest.requireListed(file);
            }
        } catch (IOException e) {
            throw unreadable(file, "a file that it lists cannot be read (" + e.getMessage() + ")", e);
        }
        return manifest;
    }

    private void requireListed(Path file) throws IOException {
        Set<Path> listed = new HashSet<>();
        files.forEach(entry -> listed.add(file.resolveSibling(entry.path())));
        String name = String.valueOf(file.getFileName());
        for (Path part : PartFiles.under(file.resolveSibling(name.substring(0, name.length() - ENDING.length())))) {
            if (!listed.contains(part)) {
                throw differs(part, "the file is not in the manifest", file);
            }
        }
    }

    private static LoadException differs(Path file, String what, Path manifest) {
        return new LoadException(Problem.of(ManifestErrors.DIFFERS, what + " (" + manifest.getFileName() + ")")
                .at(file.toString())
                .next("It was changed after the load: load again, or restore the file."));
    }
}
