package io.penstock.load.file;

import io.penstock.data.Batch;
import io.penstock.spi.SinkOutput;
import java.io.Closeable;
import java.io.IOException;

/** One file being written. One thread at a time. */
public interface FileContent extends Closeable {
    /**
     * Writes a batch of the schema the file was opened with.
     *
     * @return rows written: those of the batch without those it rejected
     */
    int write(Batch batch, SinkOutput output) throws IOException;

    /** Hands every byte so far to the operating system; asked only of formats with {@link Growth#AT_THE_END}. */
    default void flush() throws IOException {
        throw new UnsupportedOperationException("this format cannot be interrupted");
    }

    /** Ends the file and hands every byte to the operating system; not yet forced to the disk. Nothing is written after it. */
    void finish() throws IOException;

    /** Lets go of the file; after {@link #finish} nothing happens, without it the file is of no use. Safe to call twice. */
    @Override
    void close() throws IOException;
}
