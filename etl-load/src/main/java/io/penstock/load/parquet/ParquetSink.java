package io.penstock.load.parquet;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.csv.CsvErrors;
import io.penstock.load.csv.FileMode;
import io.penstock.load.file.IoReason;
import io.penstock.load.file.PendingFile;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A Parquet file written under a temporary name and published at the commit. */
final class ParquetSink implements BatchSink {
    private final Path path;
    private final FileMode mode;
    private final PendingFile file;
    private final ParquetContent content;
    private long written;
    private boolean committed;

    private ParquetSink(Path path, FileMode mode, PendingFile file, ParquetContent content) {
        this.path = path;
        this.mode = mode;
        this.file = file;
        this.content = content;
    }

    static ParquetSink open(Path path, FileMode mode, ParquetStyle style, Schema schema) {
        try {
            PendingFile.sweep(path);
            if (mode == FileMode.FAIL_IF_EXISTS && Files.exists(path)) {
                throw new FileAlreadyExistsException(path.toString());
            }
            PendingFile file = PendingFile.beside(path);
            try {
                return new ParquetSink(
                        path,
                        mode,
                        file,
                        new ParquetContent(
                                Files.newOutputStream(file.path(), StandardOpenOption.CREATE_NEW), style, schema));
            } catch (IOException e) {
                file.discard();
                throw e;
            }
        } catch (IOException e) {
            throw failed(e, path.toString());
        }
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        try {
            written += content.write(batch, output);
        } catch (IOException e) {
            throw failed(e, path.toString());
        }
    }

    @Override
    public void prepare() {
        try {
            content.finish();
            file.force();
        } catch (IOException e) {
            throw failed(e, path.toString());
        }
    }

    @Override
    public void commit() {
        try {
            if (mode == FileMode.FAIL_IF_EXISTS) {
                file.publishNew();
            } else {
                file.publish();
            }
        } catch (IOException e) {
            throw failed(e, path.toString());
        }
        committed = true;
    }

    @Override
    public void abort() throws IOException {
        if (!committed) {
            content.close();
            file.discard();
        }
    }

    @Override
    public String outcome() {
        String count = String.format(Locale.ROOT, "%,d", written);
        return committed
                ? count + (written == 1 ? " row was" : " rows were") + " written to " + path + "."
                : "Nothing was committed; " + path + " is as it was before.";
    }

    @Override
    public void close() throws IOException {
        content.close();
        if (!committed) {
            abort();
        }
    }

    private static LoadException failed(IOException error, String path) {
        return new LoadException(
                Problem.of(CsvErrors.NOT_WRITABLE, "the file cannot be written (" + IoReason.of(error) + ")")
                        .at(path)
                        .next("Give this user the right to write there, or choose another target."),
                error);
    }
}
