package io.penstock.extract.parquet.page;

import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The data pages of a chunk one after the other, unpacked one at a time. One thread. */
public final class PageReader {
    /** Zero bytes behind every page, so that decoders may read eight bytes at once. */
    static final int SPARE = 8;

    private static final long UNTOLD = -1;

    private final Chunk chunk;
    private long offset;
    private long valuesLeft;

    /**
     * @param offset where to begin: a page of the chunk
     * @param values values in the pages from there on
     */
    public PageReader(Chunk chunk, long offset, long values) {
        this.chunk = chunk;
        this.offset = offset;
        this.valuesLeft = values;
    }

    /** All pages from {@code offset} on, when it is not known how many values they hold. */
    public static PageReader toTheEnd(Chunk chunk, long offset) {
        return new PageReader(chunk, offset, UNTOLD);
    }

    /** The next page that has values; null behind the last one. */
    public @Nullable Page next() throws IOException {
        while (valuesLeft != 0) {
            if (valuesLeft == UNTOLD && offset >= chunk.end()) {
                return null;
            } else if (chunk.isBehind(offset)) {
                throw new Damage(valuesLeft + " values of " + chunk.values() + " are missing");
            }
            PageHeader header = chunk.header(offset);
            long payload = offset + header.length();
            offset = payload + header.compressedSize();
            if (header.isData() && header.values() > 0) {
                long most = valuesLeft == UNTOLD ? chunk.values() : valuesLeft;
                if (header.values() > most) {
                    throw new Damage("a page of " + header.values() + " values where " + most + " are left");
                }
                valuesLeft -= valuesLeft == UNTOLD ? 0 : header.values();
                return Page.of(chunk, header, bytes(chunk, header, payload));
            }
        }
        return null;
    }

    /** The page's bytes, unpacked, with {@link #SPARE} more. */
    static byte[] bytes(Chunk chunk, PageHeader header, long payload) throws IOException {
        if (header.size() > chunk.maxPageBytes() || header.compressedSize() > chunk.maxPageBytes()) {
            throw new Damage(
                    ParquetErrors.PAGE_SIZE,
                    "a page of " + Math.max(header.size(), header.compressedSize()) + " bytes; max_page_bytes allows "
                            + chunk.maxPageBytes());
        }
        boolean plain = chunk.codec() == Codec.UNCOMPRESSED || !header.packed();
        byte[] packed = chunk.file().read(payload, header.compressedSize(), plain ? SPARE : 0);
        verify(chunk, header, packed);
        int levels = header.kind() == PageHeader.DATA_V2 ? header.definitionBytes() + header.repetitionBytes() : 0;
        if (plain) {
            if (header.size() != header.compressedSize()) {
                throw new Damage("a page of " + header.size() + " bytes lies in " + header.compressedSize());
            }
            return packed;
        }
        int size = header.size() - levels;
        if (size < 0) {
            throw new Damage("levels longer than their page");
        }
        chunk.codec().checkRatio(header.compressedSize() - levels, size);
        byte[] unpacked = new byte[header.size() + SPARE];
        System.arraycopy(packed, 0, unpacked, 0, levels);
        if (size > 0) {
            chunk.codec().unpack(packed, levels, header.compressedSize(), unpacked, levels, size);
        }
        return unpacked;
    }

    private static void verify(Chunk chunk, PageHeader header, byte[] packed) {
        Integer told = header.crc();
        if (told == null || chunk.checksums() == Chunk.Checksums.IGNORE) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(packed, 0, header.compressedSize());
        if ((int) crc.getValue() != told) {
            throw new Damage("the checksum of a page is not that of its bytes");
        }
    }
}
