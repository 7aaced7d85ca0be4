package io.penstock.load.file.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new ManifestEntry(path, rows, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
