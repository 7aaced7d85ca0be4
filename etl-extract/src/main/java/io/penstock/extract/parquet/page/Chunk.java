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

    /** Whether a page's checksum is compared with its bytes. */
    public enum Checksums {
        /** Where pages have one. The default. */
        VERIFY,
        /** Never. */
        IGNORE
    }

    PageHeader header(long offset) throws IOException {
        PageHeader header = PageHeader.read(file, offset, end);
        if (offset + header.length() + header.compressedSize() > end) {
            throw new Damage("a page runs over the end of its column chunk");
        }
        return header;
    }
}
