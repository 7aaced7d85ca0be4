package io.penstock.extract.database.sqlite;

import io.penstock.extract.text.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of one table of a SQLite database image, found by walking its pages: where each value stands and of what serial
 * type it is. <a href="https://www.sqlite.org/fileformat2.html">Database file format</a>, sections 1.6 (b-tree pages), 1.6
 * (overflow) and 2.1 (records). One thread.
 */
final class ImageRows {
    private static final int INTERIOR = 5;
    private static final int LEAF = 13;
    /** SQLite's own limit on the depth of a b-tree. */
    private static final int MAX_DEPTH = 20;

    private final int pageSize;
    private final Charset charset;
    private byte[] bytes;
    private int used;
    private int rows;
    private final long[] rowids;
    private final int[][] serials;
    private final int[][] starts;
    private final boolean[] ascii;
    private final int columns;
    private int at;

    /**
     * Finds the rows.
     *
     * @param image a database; kept
     * @param root the first page of the table
     * @param columns how many columns the table has
     */
    ImageRows(byte[] image, int root, int columns) {
        int size = ((image[16] & 255) << 8) | (image[17] & 255);
        this.pageSize = size == 1 ? 65536 : size;
        this.charset = charset(image[59]);
        this.bytes = image;
        this.used = image.length;
        this.columns = columns;
        int count = count(root, 0);
        this.rowids = new long[count];
        this.serials = new int[columns][count];
        this.starts = new int[columns][count];
        this.ascii = new boolean[count];
        walk(root);
    }

    private static Charset charset(byte encoding) {
        return encoding == 2
                ? StandardCharsets.UTF_16LE
                : encoding == 3 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    int rows() {
        return rows;
    }

    /** The image, and behind it the rows that were spread over several pages. */
    byte[] bytes() {
        return bytes;
    }

    Charset charset() {
        return charset;
    }

    long rowid(int row) {
        return rowids[row];
    }

    long[] rowids() {
        return rowids;
    }

    /** Serial types of a column's values. */
    int[] serials(int column) {
        return serials[column];
    }

    /** First byte of each of a column's values. */
    int[] starts(int column) {
        return starts[column];
    }

    /** Whether all texts of a row are ASCII, where the database is UTF-8; found out for neighbouring columns at once. */
    boolean isAscii(int row) {
        return ascii[row];
    }

    private int count(int page, int depth) {
        int header = header(page);
        int cells = u16(header + 3);
        if (bytes[header] == LEAF) {
            return cells;
        } else if (bytes[header] != INTERIOR || depth > MAX_DEPTH) {
            throw new IllegalStateException("page " + page + " of the image is no table page");
        }
        int total = count(u32(header + 8), depth + 1);
        for (int i = 0; i < cells; i++) {
            total += count(u32(base(page) + u16(header + 12 + 2 * i)), depth + 1);
        }
        return total;
    }

    private void walk(int page) {
        int header = header(page);
        int cells = u16(header + 3);
        if (bytes[header] == LEAF) {
            for (int i = 0; i < cells; i++) {
                cell(base(page) + u16(header + 8 + 2 * i));
            }
            return;
        }
        for (int i = 0; i < cells; i++) {
            walk(u32(base(page) + u16(header + 12 + 2 * i)));
        }
        walk(u32(header + 8));
    }

    private void cell(int from) {
        at = from;
        long payload = varint();
        rowids[rows] = varint();
        int local = local(payload);
        int start = local == payload ? at : assembled(at, (int) payload, local);
        at = start;
        int headerEnd = start + (int) varint();
        int body = headerEnd;
        int next = at;
        int row = rows;
        byte[] b = bytes;
        int run = body;
        boolean plain = true;
        for (int column = 0; next < headerEnd && column < columns; column++) {
            int serial = b[next++];
            if (serial < 0) {
                at = next - 1;
                serial = (int) varint();
                next = at;
            }
            serials[column][row] = serial;
            starts[column][row] = body;
            if ((serial & 1) == 1 && serial > 11) {
                body += (serial - 13) >>> 1;
            } else if (serial != 0) {
                plain = plain && Utf8.isAscii(b, run, body);
                body += length(serial);
                run = body;
            }
        }
        ascii[row] = plain && Utf8.isAscii(b, run, body);
        // Columns past the end of a record are null, which is serial type 0.
        rows++;
    }

    /** Bytes of a value. */
    static int length(int serial) {
        return serial >= 12 ? (serial - 12) >>> 1 : serial < 5 ? serial : serial == 5 ? 6 : serial < 8 ? 8 : 0;
    }

    /** Bytes of a payload that stand in the leaf page itself. */
    private int local(long payload) {
        int usable = pageSize - (bytes[20] & 255);
        int most = usable - 35;
        if (payload <= most) {
            return (int) payload;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int k = least + (int) ((payload - least) % (usable - 4));
        return k <= most ? k : least;
    }

    /** Puts a payload together behind the image; gives where it begins. */
    private int assembled(int from, int payload, int local) {
        int start = used;
        if (used + payload > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(used, Math.addExact(payload, payload >>> 1)));
        }
        System.arraycopy(bytes, from, bytes, used, local);
        used += local;
        int left = payload - local;
        int content = pageSize - (bytes[20] & 255) - 4;
        for (int page = u32(from + local); left > 0; page = u32(base(page))) {
            int part = Math.min(left, content);
            System.arraycopy(bytes, base(page) + 4, bytes, used, part);
            used += part;
            left -= part;
        }
        return start;
    }

    private int base(int page) {
        return (page - 1) * pageSize;
    }

    /** The first page begins with the header of the file. */
    private int header(int page) {
        return base(page) + (page == 1 ? 100 : 0);
    }

    private int u16(int from) {
        return ((bytes[from] & 255) << 8) | (bytes[from + 1] & 255);
    }

    private int u32(int from) {
        return u16(from) << 16 | u16(from + 2);
    }

    private long varint() {
        byte[] b = bytes;
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte next = b[at++];
            value = (value << 7) | (next & 127);
            if (next >= 0) {
                return value;
            }
        }
        return (value << 8) | (b[at++] & 255);
    }
}
