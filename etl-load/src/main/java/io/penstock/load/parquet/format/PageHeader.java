package io.penstock.load.parquet.format;

import java.util.zip.CRC32;

/** Makes the header that stands before the content of each page. One thread; one object for all pages of a file. */
public final class PageHeader {
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    static final int PLAIN = 0;
    static final int RLE = 3;
    static final int RLE_DICTIONARY = 8;

    private final ByteBuilder buffer = new ByteBuilder(64);
    private final CRC32 crc = new CRC32();

    /** The header of a page of values. */
    public ByteBuilder ofValues(int plainLength, ByteBuilder content, int values, boolean dictionary) {
        CompactThrift out = begin(DATA_PAGE, plainLength, content);
        out.begin(5);
        out.i32(1, values);
        out.i32(2, dictionary ? RLE_DICTIONARY : PLAIN);
        out.i32(3, RLE);
        out.i32(4, RLE);
        out.end();
        out.end();
        return buffer;
    }

    /** The header of a page that holds a dictionary. */
    public ByteBuilder ofDictionary(int plainLength, ByteBuilder content, int entries) {
        CompactThrift out = begin(DICTIONARY_PAGE, plainLength, content);
        out.begin(7);
        out.i32(1, entries);
        out.i32(2, PLAIN);
        out.end();
        out.end();
        return buffer;
    }

    private CompactThrift begin(int type, int plainLength, ByteBuilder content) {
        crc.reset();
        crc.update(content.array(), 0, content.size());
        buffer.clear();
        CompactThrift out = new CompactThrift(buffer);
        out.begin();
        out.i32(1, type);
        out.i32(2, plainLength);
        out.i32(3, content.size());
        out.i32(4, (int) crc.getValue());
        return out;
    }
}
