package io.penstock.load.csv;

import io.penstock.data.Batch;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.file.IoReason;
import io.penstock.load.file.PendingFile;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.SinkOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file written under a temporary name and published at the commit. */
final class CsvSink implements BatchSink {
    private final Path path;
    private final FileMode mode;
    private final PendingFile file;
    private final OutputStream out;
    private final RowWriter rows;
    private long written;
    private boolean committed;

    private CsvSink(Path path, FileMode mode, PendingFile file, OutputStream out, RowWriter rows) {
        this.path = path;
        this.mode = mode;
        this.file = file;
        this.out = out;
        this.rows = rows;
    }

    static CsvSink open(Path path, FileMode mode, CsvStyle style, Schema schema) throws IOException {
        PendingFile.sweep(path);
        boolean there = Files.exists(path);
        if (Files.isDirectory(path)) {
            throw new LoadException(Problem.of(CsvErrors.NOT_WRITABLE, "the target is a directory, a file was expected")
                    .at(path.toString())
                    .next("Name a file in it, such as " + path.resolve("rows.csv") + "."));
        } else if (there && mode == FileMode.FAIL_IF_EXISTS) {
            throw exists(path, null);
        }
        boolean append = there && mode == FileMode.APPEND && Files.size(path) > 0;
        if (append) {
            ExistingCsv.check(path, schema, style);
        }
        PendingFile file = PendingFile.beside(path);
        try {
            boolean lineOpen = append && ExistingCsv.endsInsideLine(path);
            if (append) {
                Files.copy(path, file.path());
            }
            OutputStream out = stream(file.path(), isCompressed(path));
            if (lineOpen) {
                out.write(style.lineEnding().text().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            if (!append) {
                if (style.byteOrderMark() == ByteOrderMark.WRITE) {
                    out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                }
                if (style.header() == HeaderLine.WRITE) {
                    RowWriter.header(schema, style, out);
                }
            }
            return new CsvSink(path, mode, file, out, new RowWriter(schema, style, out));
        } catch (IOException e) {
            file.discard();
            throw e;
        }
    }

    private static OutputStream stream(Path file, boolean compressed) throws IOException {
        OutputStream raw = new BufferedOutputStream(
                Files.newOutputStream(
                        file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND),
                1 << 16);
        return compressed ? new FastGzip(raw) : raw;
    }

    static boolean isCompressed(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    @Override
    public void write(Batch batch, SinkOutput output) {
        try {
            rows.write(batch);
            written += batch.rowCount();
        } catch (IOException e) {
            throw failed(e, path.toString());
        }
    }

    @Override
    public void prepare() {
        try {
            out.close();
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
        } catch (FileAlreadyExistsException e) {
            throw exists(path, e);
        } catch (IOException e) {
            throw failed(e, path.toString());
        }
        committed = true;
    }

    @Override
    public void abort() throws IOException {
        if (!committed) {
            try {
                out.close();
            } catch (IOException e) {
                // What could not be written is removed in any case.
                written = 0;
            }
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
        if (!committed) {
            abort();
        }
    }

    private static LoadException exists(Path path, @org.jspecify.annotations.Nullable IOException cause) {
        return new LoadException(
                Problem.of(CsvErrors.FILE_EXISTS, "the file is there already")
                        .at(path.toString())
                        .next("Choose another file, or mode replace or append."),
                cause);
    }

    /** An I/O error as a message that tells what to do. */
    static LoadException failed(IOException error, String path) {
        if (IoReason.isDiskFull(error)) {
            return new LoadException(
                    Problem.of(CsvErrors.DISK_FULL, "the disk is full").at(path).next("Free some space and run again."),
                    error);
        }
        return new LoadException(
                Problem.of(CsvErrors.NOT_WRITABLE, "the file cannot be written (" + IoReason.of(error) + ")")
                        .at(path)
                        .next("Give this user the right to write there, or choose another target."),
                error);
    }

    /** Gzip at the level that costs least time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
