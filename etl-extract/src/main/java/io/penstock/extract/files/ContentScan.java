package io.penstock.extract.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file once tells.
 *
 * @param head its first bytes, at most {@value #HEAD}
 * @param sha256 null when not asked for
 * @param lines null when not asked for or not a text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ContentScan(
        byte[] head, @Nullable String sha256, @Nullable Long lines) {
    static final int HEAD = 512;

    static ContentScan of(Path path, ScanSettings settings) throws IOException {
        boolean hashed = settings.details().contains(FileDetail.SHA256);
        boolean counted = settings.details().contains(FileDetail.LINE_COUNT);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(HEAD);
            counted &= MimeTypes.isText(head);
            if (!hashed && !counted) {
                return new ContentScan(head, null, null);
            }
            MessageDigest digest = newDigest();
            byte[] buffer = Arrays.copyOf(head, 1 << 16);
            long lines = 0;
            int last = '\n';
            for (int n = head.length; n > 0; n = in.read(buffer)) {
                if (hashed) {
                    digest.update(buffer, 0, n);
                }
                if (counted) {
                    lines += lineFeeds(buffer, n);
                }
                last = buffer[n - 1];
            }
            return new ContentScan(
                    head,
                    hashed ? HexFormat.of().formatHex(digest.digest()) : null,
                    counted ? (Long) (last == '\n' ? lines : lines + 1) : null);
        }
    }

    private static int lineFeeds(byte[] buffer, int length) {
        int found = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                found++;
            }
        }
        return found;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
