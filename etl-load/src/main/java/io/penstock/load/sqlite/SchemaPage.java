package io.penstock.load.sqlite;

import static io.penstock.load.sqlite.PageStore.PAGE_SIZE;
import static io.penstock.load.sqlite.PageStore.put2;
import static io.penstock.load.sqlite.PageStore.put4;

import java.nio.charset.StandardCharsets;

/** The first page: the file header (file format, section 1.3) and {@code sqlite_schema} with one table (section 2.6). */
final class SchemaPage {
    private static final int HEADER = 100;
    private static final int LEAF_HEADER = 8;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** The release whose format this is; readers take it as a note, not as a condition. */
    private static final int LIBRARY_VERSION = 3_054_001;

    private SchemaPage() {}

    /** Whether the table's definition fits the page. */
    static boolean holds(String table, String createSql) {
        int texts =
                2 * table.getBytes(StandardCharsets.UTF_8).length + createSql.getBytes(StandardCharsets.UTF_8).length;
        return texts + 64 <= PAGE_SIZE - HEADER - LEAF_HEADER - 2;
    }

    static byte[] of(String table, String createSql, int pageCount) {
        byte[] page = new byte[PAGE_SIZE];
        System.arraycopy(MAGIC, 0, page, 0, MAGIC.length);
        put2(page, 16, 1); // page size 65536
        page[18] = 1; // rollback journal, write
        page[19] = 1; // rollback journal, read
        page[21] = 64; // payload fractions, fixed
        page[22] = 32;
        page[23] = 32;
        put4(page, 24, 1); // change counter
        put4(page, 28, pageCount);
        put4(page, 40, 1); // schema cookie
        put4(page, 44, 4); // schema format
        put4(page, 56, 1); // UTF-8
        put4(page, 92, 1); // the change counter the version is valid for
        put4(page, 96, LIBRARY_VERSION);
        leaf(page, record(table, createSql));
        return page;
    }

    private static void leaf(byte[] page, byte[] record) {
        int size = Varint.length(record.length) + 1 + record.length;
        int top = PAGE_SIZE - size;
        page[HEADER] = LeafPages.KIND;
        put2(page, HEADER + 3, 1);
        put2(page, HEADER + 5, top);
        put2(page, HEADER + LEAF_HEADER, top);
        int at = Varint.write(record.length, page, top);
        page[at++] = 1; // rowid
        System.arraycopy(record, 0, page, at, record.length);
    }

    private static byte[] record(String table, String createSql) {
        byte[][] texts = {utf8("table"), utf8(table), utf8(table), utf8(createSql)};
        byte[] head = new byte[64];
        int at = 1;
        for (int i = 0; i < 3; i++) {
            at = Varint.write(13 + 2L * texts[i].length, head, at);
        }
        head[at++] = 1; // the root page, a one-byte integer
        at = Varint.write(13 + 2L * texts[3].length, head, at);
        head[0] = (byte) at;
        byte[] record = new byte[at + texts[0].length + 2 * texts[1].length + 1 + texts[3].length];
        System.arraycopy(head, 0, record, 0, at);
        for (int i = 0; i < 4; i++) {
            if (i == 3) {
                record[at++] = PageStore.ROOT;
            }
            System.arraycopy(texts[i], 0, record, at, texts[i].length);
            at += texts[i].length;
        }
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
