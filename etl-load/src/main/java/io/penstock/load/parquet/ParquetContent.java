package io.penstock.load.parquet;

import io.penstock.data.Batch;
import io.penstock.load.file.FileContent;
import io.penstock.load.parquet.column.Compressor;
import io.penstock.load.parquet.column.LeafWriter;
import io.penstock.load.parquet.format.Chunk;
import io.penstock.load.parquet.format.Leaf;
import io.penstock.load.parquet.format.PageHeader;
import io.penstock.load.parquet.format.ParquetFile;
import io.penstock.load.parquet.format.ParquetSchema;
import io.penstock.schema.Schema;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One Parquet file being written: batches become pages column by column, pages become a row group when it has rows or bytes
 * enough. Holds one row group, encoded and compressed, and the open page of each column. One thread.
 */
final class ParquetContent implements FileContent {
    /** Bytes that the open pages of all columns together may take, about; a page has its share, within limits. */
    private static final int OPEN_PAGES_BYTES = 16 << 20;

    private static final int SMALLEST_PAGE = 8 << 10;
    private static final int LARGEST_PAGE = 1 << 20;

    private final ParquetStyle style;
    private final OutputStream out;
    private final ParquetFile file;
    private final RowScreen screen;
    private final Compressor compressor;
    private final List<LeafWriter> leaves = new ArrayList<>();
    private final int[] columns;
    private final OpenGroups open;
    private int groupRows;
    private long held;
    private boolean closed;

    /** @param open what the files of one sink hold together */
    ParquetContent(OutputStream out, ParquetStyle style, Schema schema, OpenGroups open) throws IOException {
        this.style = style;
        this.out = out;
        this.open = open;
        this.screen = new RowScreen(schema);
        ParquetSchema tree = new ParquetSchema(schema);
        this.file = new ParquetFile(out, tree, style.compression().codec());
        this.compressor = Compressor.of(style.compression().codec());
        this.columns = new int[tree.leaves().size()];
        int pageBytes = Math.max(
                SMALLEST_PAGE,
                Math.min(LARGEST_PAGE, OPEN_PAGES_BYTES / tree.leaves().size()));
        boolean dictionary = style.dictionary() == DictionaryUse.ADAPTIVE;
        PageHeader headers = new PageHeader();
        for (Leaf leaf : tree.leaves()) {
            columns[leaves.size()] = leaf.column();
            leaves.add(new LeafWriter(leaf, dictionary, pageBytes, compressor, headers));
        }
        open.opened();
    }

    @Override
    public int write(Batch rows, SinkOutput output) throws IOException {
        Batch batch = screen.pass(rows, output);
        for (int from = 0; from < batch.rowCount(); ) {
            int to = Math.min(batch.rowCount(), from + style.rowGroupRows() - groupRows);
            long bytes = 0;
            for (int leaf = 0; leaf < columns.length; leaf++) {
                LeafWriter writer = leaves.get(leaf);
                writer.write(batch.column(columns[leaf]), from, to);
                bytes += writer.heldBytes();
            }
            groupRows += to - from;
            from = to;
            open.changed(bytes - held);
            held = bytes;
            if (groupRows == style.rowGroupRows() || open.isTooMuch(held, style.rowGroupBytes())) {
                endGroup();
            }
        }
        return batch.rowCount();
    }

    private void endGroup() throws IOException {
        List<Chunk> chunks = new ArrayList<>(leaves.size());
        for (LeafWriter leaf : leaves) {
            chunks.add(leaf.finish());
        }
        file.write(chunks, groupRows);
        open.changed(-held);
        held = 0;
        groupRows = 0;
    }

    @Override
    public void finish() throws IOException {
        if (groupRows > 0) {
            endGroup();
        }
        String version = ParquetContent.class.getPackage().getImplementationVersion();
        file.finish("penstock version " + (version == null ? "0" : version), style.metadata());
        out.close();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            open.closed(held);
            compressor.close();
            out.close();
        }
    }
}
