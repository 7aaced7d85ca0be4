package io.penstock.load.backup;

import java.time.Instant;
import java.util.List;

/**
 * A target as it was before a load.
 *
 * @param version its id; sorts by time
 * @param kind what was saved
 * @param target what it was saved from, as the sink named it
 * @param takenAt when
 * @param pipeline whose load came next
 * @param runId the run
 * @param files with their bytes and SHA-256; empty for a table
 * @param rows of the table that was about to be loaded; -1 for files
 */
public record BackupVersion(
        String version,
        Kind kind,
        String target,
        Instant takenAt,
        String pipeline,
        String runId,
        List<SavedFile> files,
        long rows) {
    /** What was saved. */
    public enum Kind {
        /** One file, with its manifest where there is one. */
        FILE,
        /** A directory with everything below it, with its manifest where there is one. */
        DIRECTORY,
        /** A whole SQLite database. */
        SQLITE,
        /** One table, copied inside its database. */
        TABLE
    }

    /** @param path below the version's directory, parts separated by {@code /} */
    public record SavedFile(String path, long bytes, String sha256) {}

    public BackupVersion {
        files = List.copyOf(files);
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(SavedFile::bytes).sum();
    }
}
