package io.penstock.load.parquet.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Parquet file being written from its beginning to its end: row groups as they come, then the page indexes and the footer.
 * One thread.
 */
public final class ParquetFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private final OutputStream out;
    private final ParquetSchema schema;
    private final Codec codec;
    private final List<List<WrittenColumn>> groups = new ArrayList<>();
    private final List<Integer> groupRows = new ArrayList<>();
    private long position;
    private long rows;

    /** Writes the file's first bytes; the stream stays the caller's to close. */
    public ParquetFile(OutputStream out, ParquetSchema schema, Codec codec) throws IOException {
        this.out = out;
        this.schema = schema;
        this.codec = codec;
        write(MAGIC);
    }

    /** Appends a row group: one chunk per leaf, in the schema's order, all of {@code rowCount} rows. */
    public void write(List<Chunk> chunks, int rowCount) throws IOException {
        List<WrittenColumn> columns = new ArrayList<>(chunks.size());
        for (Chunk chunk : chunks) {
            columns.add(new WrittenColumn(chunk, position));
            for (byte[] part : chunk.content()) {
                write(part);
            }
        }
        groups.add(columns);
        groupRows.add(rowCount);
        rows += rowCount;
    }

    /** Writes what stands behind the row groups; nothing may follow. */
    public void finish(String createdBy, Map<String, String> metadata) throws IOException {
        for (List<WrittenColumn> group : groups) {
            for (WrittenColumn column : group) {
                if (column.columnIndex != null) {
                    column.columnIndexAt = position;
                    write(column.columnIndex);
                }
            }
        }
        for (List<WrittenColumn> group : groups) {
            for (WrittenColumn column : group) {
                column.offsetIndexAt = position;
                write(column.offsetIndex);
            }
        }
        ByteBuilder footer = new ByteBuilder(1 << 12);
        footer(new CompactThrift(footer), createdBy, metadata);
        footer.putInt(footer.size());
        footer.putBytes(MAGIC);
        write(footer.toArray());
    }

    private void footer(CompactThrift to, String createdBy, Map<String, String> metadata) {
        to.begin();
        to.i32(1, VERSION);
        schema.write(to);
        to.i64(3, rows);
        to.list(4, CompactThrift.STRUCT, groups.size());
        for (int g = 0; g < groups.size(); g++) {
            group(to, g);
        }
        if (!metadata.isEmpty()) {
            to.list(5, CompactThrift.STRUCT, metadata.size());
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                to.begin();
                to.text(1, entry.getKey());
                to.text(2, entry.getValue());
                to.end();
            }
        }
        to.text(6, createdBy);
        to.list(7, CompactThrift.STRUCT, schema.leaves().size());
        for (int c = 0; c < schema.leaves().size(); c++) {
            to.begin();
            to.empty(1);
            to.end();
        }
        to.end();
    }

    private void group(CompactThrift to, int g) {
        List<WrittenColumn> columns = groups.get(g);
        long plainBytes = 0;
        long bytes = 0;
        to.begin();
        to.list(1, CompactThrift.STRUCT, columns.size());
        for (WrittenColumn column : columns) {
            column.write(to, codec);
            plainBytes += column.plainBytes;
            bytes += column.bytes;
        }
        to.i64(2, plainBytes);
        to.i64(3, groupRows.get(g));
        to.i64(5, columns.get(0).offset);
        to.i64(6, bytes);
        if (groups.size() <= Short.MAX_VALUE) {
            to.i16(7, g);
        }
        to.end();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
