package io.penstock.load.parquet;

import io.penstock.data.Batch;
import io.penstock.load.file.FileContent;
import io.penstock.load.parquet.column.LeafWriter;
import io.penstock.load.parquet.format.Chunk;
import io.penstock.load.parquet.format.Leaf;
import io.penstock.load.parquet.format.ParquetFile;
import io.penstock.load.parquet.format.ParquetSchema;
import io.penstock.load.parquet.page.PagePackers;
import io.penstock.schema.Schema;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import io.penstock.spi.StepContext.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file being written: batches become pages column by column, pages become a row group when it has rows or bytes
 * enough. Holds one row group, encoded and compressed, and the open page of each column. One thread, which lets others help:
 * each encodes columns of its own, so the file does not depend on who did.
 */
final class ParquetContent implements FileContent {
    /** Bytes that the open pages of all columns together may take, about; a page has its share, within limits. */
    private static final int OPEN_PAGES_BYTES = 16 << 20;

    /** Rows that are worth waking a helper for. */
    private static final int SHARED_ROWS = 1024;

    private static final int SMALLEST_PAGE = 8 << 10;
    private static final int LARGEST_PAGE = 1 << 20;

    private final ParquetStyle style;
    private final OutputStream out;
    private final ParquetFile file;
    private final RowScreen screen;
    private final PagePackers packers;
    private final StepContext context;
    private final List<LeafWriter> leaves = new ArrayList<>();
    private final int[] columns;
    private final OpenGroups open;
    private int groupRows;
    private long held;
    private boolean closed;

    /** @param open what the files of one sink hold together */
    ParquetContent(OutputStream out, ParquetStyle style, Schema schema, OpenGroups open, StepContext context)
            throws IOException {
        this.context = context;
        this.style = style;
        this.out = out;
        this.open = open;
        this.screen = new RowScreen(schema);
        ParquetSchema tree = new ParquetSchema(schema);
        this.file = new ParquetFile(out, tree, style.compression().codec());
        this.packers = new PagePackers(style.compression().codec());
        this.columns = new int[tree.leaves().size()];
        int pageBytes = Math.max(
                SMALLEST_PAGE,
                Math.min(LARGEST_PAGE, OPEN_PAGES_BYTES / tree.leaves().size()));
        boolean dictionary = style.dictionary() == DictionaryUse.ADAPTIVE;
        for (Leaf leaf : tree.leaves()) {
            columns[leaves.size()] = leaf.column();
            leaves.add(new LeafWriter(leaf, dictionary, pageBytes, packers));
        }
        open.opened();
    }

    @Override
    public int write(Batch rows, SinkOutput output) throws IOException {
        Batch batch = screen.pass(rows, output);
        for (int from = 0; from < batch.rowCount(); ) {
            int to = Math.min(batch.rowCount(), from + style.rowGroupRows() - groupRows);
            encode(batch, from, to);
            long bytes = 0;
            for (LeafWriter leaf : leaves) {
                bytes += leaf.heldBytes();
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

    private void encode(Batch batch, int from, int to) throws IOException {
        Part column = leaf -> leaves.get(leaf).write(batch.column(columns[leaf]), from, to);
        forLeaves(to - from, column);
    }

    private void endGroup() throws IOException {
        @Nullable Chunk[] chunks = new Chunk[leaves.size()];
        forLeaves(groupRows, leaf -> chunks[leaf] = leaves.get(leaf).finish());
        file.write(Arrays.stream(chunks).map(Objects::requireNonNull).toList(), groupRows);
        open.changed(-held);
        held = 0;
        groupRows = 0;
    }

    private void forLeaves(int rows, Part work) throws IOException {
        try {
            if (rows < SHARED_ROWS) {
                for (int leaf = 0; leaf < columns.length; leaf++) {
                    work.run(leaf);
                }
            } else {
                context.inParallel(columns.length, work);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
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
            packers.close();
            out.close();
        }
    }
}
