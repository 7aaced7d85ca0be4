package io.penstock.load.file.manifest;

import io.penstock.load.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of a manifest.
 *
 * @param path relative to the manifest's directory, parts separated by {@code /}
 * @param rows rows in the file; -1 when it was there before and nobody counted
 * @param bytes its size
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 */
public record ManifestEntry(String path, long rows, long bytes, String sha256) {
    /** The entry of a file as it is on disk; reads it once. */
    public static ManifestEntry of(String path, long rows, Path file) throws IOException {
        return new ManifestEntry(path, rows, Files.size(file), Disk.sha256(file));
    }
}
