package io.penstock.extract.parquet.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of a page.
 *
 * @param kind 0 data page, 1 index page, 2 dictionary page, 3 data page v2
 * @param length bytes of the header itself
 * @param values values and nulls of a data page, entries of a dictionary
 * @param rows records in a page v2; -1 in others
 * @param levelEncoding of the definition levels of a data page v1
 * @param crc checksum of the page's bytes as they lie in the file; null where there is none
 */
record PageHeader(
        int kind,
        int length,
        int compressedSize,
        int size,
        @Nullable Integer crc,
        int values,
        int rows,
        int nulls,
        int encoding,
        int levelEncoding,
        int repetitionLevelEncoding,
        int definitionBytes,
        int repetitionBytes,
        boolean packed) {
    static final int DATA = 0;
    static final int DICTIONARY = 2;
    static final int DATA_V2 = 3;
    private static final int FIRST_LOOK = 256;
    private static final int LONGEST = 16 << 20;

    boolean isData() {
        return kind == DATA || kind == DATA_V2;
    }

    /** Reads the header at {@code offset}, which ends before {@code limit}. */
    static PageHeader read(FileBytes file, long offset, long limit) throws IOException {
        for (int look = FIRST_LOOK; ; look *= 16) {
            int length = (int) Math.min(look, limit - offset);
            byte[] bytes = file.read(offset, Math.max(0, length), 0);
            try {
                return new Parser().parse(new CompactReader(bytes, 0, bytes.length));
            } catch (CompactReader.Ended e) {
                if (length < look || look > LONGEST) {
                    throw new Damage("a page header at byte " + offset + " has no end");
                }
            }
        }
    }

    private static final class Parser {
        private int kind = -1;
        private int compressedSize = -1;
        private int size = -1;
        private @Nullable Integer crc;
        private int values = -1;
        private int rows = -1;
        private int nulls = -1;
        private int encoding = -1;
        private int levelEncoding = Encodings.RLE;
        private int repetitionLevelEncoding = Encodings.RLE;
        private int definitionBytes;
        private int repetitionBytes;
        private boolean packed = true;

        PageHeader parse(CompactReader in) {
            int id = 0;
            while ((id = in.field(id)) != 0) {
                switch (id) {
                    case 1 -> kind = in.i32();
                    case 2 -> size = in.i32();
                    case 3 -> compressedSize = in.i32();
                    case 4 -> crc = in.i32();
                    case 5 -> dataPage(in);
                    case 7 -> dictionaryPage(in);
                    case 8 -> dataPageV2(in);
                    default -> in.skip();
                }
            }
            PageHeader header = new PageHeader(
                    kind,
                    in.position(),
                    compressedSize,
                    size,
                    crc,
                    values,
                    rows,
                    nulls,
                    encoding,
                    levelEncoding,
                    repetitionLevelEncoding,
                    definitionBytes,
                    repetitionBytes,
                    packed);
            header.check();
            return header;
        }

        private void dataPage(CompactReader in) {
            in.struct();
            int id = 0;
            while ((id = in.field(id)) != 0) {
                switch (id) {
                    case 1 -> values = in.i32();
                    case 2 -> encoding = in.i32();
                    case 3 -> levelEncoding = in.i32();
                    case 4 -> repetitionLevelEncoding = in.i32();
                    default -> in.skip();
                }
            }
        }

        private void dictionaryPage(CompactReader in) {
            in.struct();
            int id = 0;
            while ((id = in.field(id)) != 0) {
                switch (id) {
                    case 1 -> values = in.i32();
                    case 2 -> encoding = in.i32();
                    default -> in.skip();
                }
            }
        }

        private void dataPageV2(CompactReader in) {
            in.struct();
            int id = 0;
            while ((id = in.field(id)) != 0) {
                switch (id) {
                    case 1 -> values = in.i32();
                    case 2 -> nulls = in.i32();
                    case 3 -> rows = in.i32();
                    case 4 -> encoding = in.i32();
                    case 5 -> definitionBytes = in.i32();
                    case 6 -> repetitionBytes = in.i32();
                    case 7 -> packed = in.flag();
                    default -> in.skip();
                }
            }
        }
    }

    private void check() {
        if (compressedSize < 0 || size < 0) {
            throw new Damage("a page of " + compressedSize + " bytes, unpacked " + size);
        } else if ((isData() || kind == DICTIONARY) && values < 0) {
            throw new Damage("a page of " + values + " values");
        } else if (definitionBytes < 0
                || repetitionBytes < 0
                || (kind == DATA_V2 && (long) definitionBytes + repetitionBytes > compressedSize)) {
            throw new Damage("levels longer than their page");
        }
    }
}
