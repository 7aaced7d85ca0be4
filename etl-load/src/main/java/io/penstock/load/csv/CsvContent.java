package io.penstock.load.csv;

import io.penstock.data.Batch;
import io.penstock.load.file.FileContent;
import io.penstock.schema.Schema;
import io.penstock.spi.SinkOutput;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one file. Blocks of rows are made into text by several workers where there are some to help, and written in the
 * order of the rows. One thread, which lets others help.
 */
final class CsvContent implements FileContent {
    /** Blocks made at the same time at most; their text is held until it is written. */
    private static final int LANES = 8;

    private final OutputStream out;
    private final Schema schema;
    private final CsvStyle style;
    private final StepContext context;
    private final RowWriter first;

    CsvContent(OutputStream out, Schema schema, CsvStyle style, StepContext context) {
        this.out = out;
        this.schema = schema;
        this.style = style;
        this.context = context;
        this.first = new RowWriter(schema, style);
    }

    @Override
    public int write(Batch batch, SinkOutput output) throws IOException {
        int rows = batch.rowCount();
        List<RowWriter> lanes = lanes((rows + RowWriter.BLOCK - 1) / RowWriter.BLOCK);
        for (int from = 0; from < rows; from += lanes.size() * RowWriter.BLOCK) {
            int begin = from;
            int blocks = Math.min(lanes.size(), (rows - from + RowWriter.BLOCK - 1) / RowWriter.BLOCK);
            make(blocks, block -> {
                int at = begin + block * RowWriter.BLOCK;
                lanes.get(block).take(batch, at, Math.min(RowWriter.BLOCK, rows - at));
            });
            for (RowWriter lane : lanes.subList(0, blocks)) {
                lane.writeTo(out);
            }
        }
        return rows;
    }

    /** Those beyond the first live for one batch, because many files may be open. */
    private List<RowWriter> lanes(int blocks) {
        List<RowWriter> lanes = new ArrayList<>(LANES);
        lanes.add(first);
        while (lanes.size() < Math.min(LANES, blocks)) {
            lanes.add(new RowWriter(schema, style));
        }
        return lanes;
    }

    private void make(int blocks, StepContext.Part block) throws IOException {
        try {
            if (blocks == 1) {
                block.run(0);
            } else {
                context.inParallel(blocks, block);
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        out.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
