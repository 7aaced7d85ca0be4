package io.penstock.load.json;

import io.penstock.data.Batch;
import io.penstock.load.file.FileContent;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The rows of one file, and the brackets around them where it is an array. */
final class JsonContent implements FileContent {
    private final OutputStream out;
    private final RowWriter rows;
    private final JsonForm form;
    private boolean any;
    private boolean finished;

    /** @param any whether there are rows in the array already */
    JsonContent(OutputStream out, RowWriter rows, JsonForm form, boolean any) {
        this.out = out;
        this.rows = rows;
        this.form = form;
        this.any = any;
    }

    @Override
    public int write(Batch batch, SinkOutput output) throws IOException {
        if (batch.rowCount() > 0) {
            if (form != JsonForm.LINES && !any) {
                out.write('[');
                rows.dropFirstComma();
            }
            any = true;
            rows.write(batch, out);
        }
        return batch.rowCount();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        if (form != JsonForm.LINES) {
            out.write((any ? "\n]\n" : "[]\n").getBytes(StandardCharsets.US_ASCII));
        }
        finished = true;
        out.close();
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            out.close();
        }
    }
}
