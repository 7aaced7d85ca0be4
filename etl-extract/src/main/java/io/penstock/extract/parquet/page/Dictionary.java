package io.penstock.extract.parquet.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The dictionary page of a chunk, not yet decoded. */
public final class Dictionary {
    private final Page page;

    private Dictionary(Page page) {
        this.page = page;
    }

    /** The dictionary at the beginning of a chunk, or null when it begins with a data page. */
    public static @Nullable Dictionary of(Chunk chunk) throws IOException {
        if (chunk.values() == 0) {
            return null;
        }
        PageHeader header = chunk.header(chunk.start());
        if (header.kind() != PageHeader.DICTIONARY) {
            return null;
        }
        byte[] bytes = PageReader.bytes(chunk, header, chunk.start() + header.length());
        int least = chunk.physical() == Physical.BYTE_ARRAY ? 4 : Math.max(1, chunk.width());
        if ((long) header.values() * least > header.size()) {
            throw new Damage("a dictionary of " + header.values() + " entries in " + header.size() + " bytes");
        }
        return new Dictionary(new Page(header.values(), null, null, Encodings.PLAIN, bytes, 0, header.size()));
    }

    public int size() {
        return page.values();
    }

    /** Reads the entries in their order. */
    public ValueReader entries(Chunk chunk) {
        return ValueReader.of(page, chunk.physical(), chunk.width());
    }
}
