package io.penstock.extract.parquet.page;

import java.io.IOException;

/**
 * One column of one row group.
 *
 * @param path the column's names from the root, for messages
 * @param start first byte of its first page
 * @param end one past its last byte
 * @param values values and nulls in all its pages
 * @param maxPageBytes largest page that is read
 */
public record Chunk(
        FileBytes file,
        String path,
        Physical physical,
        int width,
        int maxDefinition,
        int maxRepetition,
        Codec codec,
        long start,
        long end,
        long values,
        int maxPageBytes,
        Checksums checksums) {
    private static final int UNCOUNTED = 100;

    /** Whether a page's checksum is compared with its bytes. */
    public enum Checksums {
        /** Where pages have one. The default. */
        VERIFY,
        /** Never. */
        IGNORE
    }

    /** Old writers did not count the header of the dictionary page. */
    private long limit() {
        return Math.min(file.size(), end + UNCOUNTED);
    }

    /** Whether no page can begin here. */
    boolean isBehind(long offset) {
        return offset >= limit();
    }

    PageHeader header(long offset) throws IOException {
        PageHeader header = PageHeader.read(file, offset, limit());
        if (offset + header.length() + header.compressedSize() > limit()) {
            throw new Damage("a page runs over the end of its column chunk");
        }
        return header;
    }
}
