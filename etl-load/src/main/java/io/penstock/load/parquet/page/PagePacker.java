package io.penstock.load.parquet.page;

import io.penstock.load.parquet.format.ByteBuilder;
import io.penstock.load.parquet.format.PageHeader;

/** Makes pages as they stand in the file: a header, then the compressed content. One thread at a time. */
public final class PagePacker {
    private final Compressor compressor;
    private final PageHeader headers = new PageHeader();

    PagePacker(Compressor compressor) {
        this.compressor = compressor;
    }

    /**
     * A page as bytes.
     *
     * @param bytes header and compressed content
     * @param plainLength how long they would be without compression
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Packed(byte[] bytes, int plainLength) {}

    /** A page of values: levels and values as {@code body}, {@code values} of them, nulls counted. */
    public Packed values(ByteBuilder body, int values, boolean dictionary) {
        ByteBuilder content = compressor.compress(body);
        return join(headers.ofValues(body.size(), content, values, dictionary), content, body.size());
    }

    /** A page with the entries of a dictionary. */
    public Packed dictionary(ByteBuilder body, int entries) {
        ByteBuilder content = compressor.compress(body);
        return join(headers.ofDictionary(body.size(), content, entries), content, body.size());
    }

    private static Packed join(ByteBuilder header, ByteBuilder content, int plainLength) {
        byte[] bytes = new byte[header.size() + content.size()];
        System.arraycopy(header.array(), 0, bytes, 0, header.size());
        System.arraycopy(content.array(), 0, bytes, header.size(), content.size());
        return new Packed(bytes, header.size() + plainLength);
    }

    void close() {
        compressor.close();
    }
}
