package io.penstock.realdata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a table holds.
 *
 * @param rows how many
 * @param sha256 of all cells as text, row by row: 0x1f after each cell, 0x1e after each row
 */
record Cells(long rows, String sha256) {
    /** Counts cells as they come. */
    static final class Counter {
        private final MessageDigest digest;
        private long rows;

        Counter() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void cell(String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0x1f);
        }

        void endRow() {
            digest.update((byte) 0x1e);
            rows++;
        }

        Cells total() {
            return new Cells(rows, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
