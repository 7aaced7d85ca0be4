package io.penstock.load.csv;

import io.penstock.data.Batch;
import io.penstock.load.file.FileContent;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.io.OutputStream;

/** The lines of one file. */
record CsvContent(OutputStream out, RowWriter rows) implements FileContent {
    @Override
    public int write(Batch batch, SinkOutput output) throws IOException {
        rows.write(batch);
        return batch.rowCount();
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
